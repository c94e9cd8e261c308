/** Was Server mitten in einem Aufruf von einer Person wollen. */
export const elicit = {
  'elicit.form': 'Formular von {server}',
  'elicit.page': 'Seite von {server}',
  'elicit.asks': '<title>{server}</title> möchte dies für sein Tool <code>{tool}</code> wissen:',
  'elicit.opens':
    '<title>{server}</title> möchte, dass du für sein Tool <code>{tool}</code> eine Seite öffnest:',
  'elicit.finished':
    'Wenn du auf <code>{host}</code> fertig bist, mach weiter: Der Aufruf von <code>{tool}</code> wird dann noch einmal gemacht.',
  'elicit.unsure':
    'Der Server sagt nicht, für welchen seiner Aufrufe: Es kann auch ein anderer von diesen sein.',
  'elicit.noSecrets':
    'Das sieht nach einer Frage nach etwas Geheimem aus. Ein Server darf in einem Formular nicht nach Passwörtern oder Schlüsseln fragen: Was du einträgst, geht so an ihn, wie es ist.',
  'elicit.accept': 'An {server} senden',
  'elicit.decline': 'Ablehnen',
  'elicit.cancel': 'Abbrechen',
  'elicit.open': 'Im Browser öffnen',
  'elicit.goOn': 'Ich bin fertig: weiter',
  'elicit.host': 'Host',
  'elicit.address': 'Ganze Adresse',
  'elicit.until': 'Läuft um {time} ab',
  'elicit.need': '{server} möchte, dass du für sein Tool {tool} etwas einträgst.',
  'elicit.chatAsks': 'Ein Server möchte, dass du in einem Chat etwas einträgst.',
  'elicit.deskAsks': '{server} möchte, dass du unter Tools etwas einträgst.',
  'elicit.ended.form':
    'Er hat nach Werten gefragt: {ended, select, accepted {du hast sie gesendet} declined {du hast abgelehnt} cancelled {du hast es beiseitegelegt} unanswered {niemand hat rechtzeitig geantwortet} withdrawn {der Aufruf endete vorher} other {es konnte nicht gefragt werden}}.',
  'elicit.ended.url':
    'Er wollte, dass {host} geöffnet wird: {ended, select, accepted {du hast es geöffnet} declined {du hast abgelehnt} cancelled {du hast es beiseitegelegt} unanswered {niemand hat rechtzeitig geantwortet} withdrawn {der Aufruf endete vorher} other {es konnte nicht geöffnet werden}}.',
  'elicit.completed': 'Der Server sagt, dass dies erledigt ist.',
  'elicit.nobody':
    'Niemand kann gefragt werden: Nur vor Aufrufen eines Chats oder unter Tools sitzt eine Person.',
  'elicit.whichCall':
    'Es lässt sich nicht sagen, zu welchem Aufruf dies gehört: Eine Person wird nur gefragt, solange ein Aufruf dieses Servers läuft oder mehrere eines Gesprächs.',
  'elicit.unreadable':
    'Gezeigt werden nur flache Formulare aus Text, Zahlen, Ja oder Nein und Auswahlen, oder eine Adresse zum Öffnen.',
  'elicit.badAddress':
    'Geöffnet werden nur Adressen mit https, oder mit http auf diesem Rechner, und keine mit Name oder Passwort darin.',
  'elicit.tooLong': 'Mehr als {limit, number} Zeichen werden keiner Person gezeigt.',
  'elicit.tooManyFields': 'Ein Formular mit mehr als {limit, number} Feldern wird keiner Person gezeigt.',
  'elicit.tooOften': 'Eine Person wird während eines Aufrufs höchstens {limit, number} Mal gefragt.',
  'elicit.notOpened': 'Der Browser ließ sich nicht öffnen: {problem}',
  'elicit.needed': 'Das ist erforderlich.',
  'elicit.notAsked': 'Danach hat der Server nicht gefragt.',
  'elicit.wrongKind': 'Das ist nicht die Art von Wert, nach der gefragt ist.',
  'elicit.notChoice': 'Das ist keine der Auswahlen.',
  'elicit.notEmail': 'Das muss eine E-Mail-Adresse sein.',
  'elicit.notAddress': 'Das muss eine ganze Adresse sein, etwa https://example.com.',
  'elicit.notDate': 'Das muss ein Datum sein, etwa 2026-11-22.',
  'elicit.notMoment': 'Das muss ein Datum mit Uhrzeit sein, etwa 2026-11-22T14:30:00Z.',
  'elicit.notWhole': 'Das muss eine ganze Zahl sein.',
  'elicit.tooSmall': 'Das muss {limit, number} oder mehr sein.',
  'elicit.tooLarge': 'Das muss {limit, number} oder weniger sein.',
  'elicit.tooShort': 'Das braucht mindestens {limit, plural, one {# Zeichen} other {# Zeichen}}.',
  'elicit.tooLongText': 'Hier passen höchstens {limit, plural, one {# Zeichen} other {# Zeichen}} hinein.',
  'elicit.tooFew': 'Wähle mindestens {limit, number}.',
  'elicit.tooMany': 'Wähle höchstens {limit, number}.',
};
