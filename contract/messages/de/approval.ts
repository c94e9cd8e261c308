/** Die deutschen Sätze zu ../en, Datei für Datei. */
export const approval = {
  'approval.title': 'Freigabe',
  'approval.sentence':
    '{owner, select, true {Du möchtest} other {<whom>{who}</whom> möchte}} <code>{tool}</code> auf <title>{server}</title> ausführen, {via, select, desk {aus dem Tool-Runner} chat {aus einem Chat} gateway {über das Gateway} rest {über die REST-Schnittstelle} cli {von der Kommandozeile} workflow {aus einem Workflow} expert {als Experte} app {aus einer App} other {über {via}}}.',
  'approval.sentence.resource':
    '{owner, select, true {Du möchtest} other {<whom>{who}</whom> möchte}} die Ressource <code>{tool}</code> von <title>{server}</title> lesen, {via, select, desk {aus dem Tool-Runner} chat {aus einem Chat} gateway {über das Gateway} rest {über die REST-Schnittstelle} cli {von der Kommandozeile} workflow {aus einem Workflow} expert {als Experte} app {aus einer App} other {über {via}}}.',
  'approval.sentence.prompt':
    '{owner, select, true {Du möchtest} other {<whom>{who}</whom> möchte}} den Prompt <code>{tool}</code> von <title>{server}</title> verwenden, {via, select, desk {aus dem Tool-Runner} chat {aus einem Chat} gateway {über das Gateway} rest {über die REST-Schnittstelle} cli {von der Kommandozeile} workflow {aus einem Workflow} expert {als Experte} app {aus einer App} other {über {via}}}.',
  'approval.arguments': 'Genaue Argumente',
  'approval.noArguments': 'Keine Argumente',
  'approval.mayDo': 'Erlaubt wäre: {verbs}.',
  'approval.verb.read': 'lesen',
  'approval.verb.write': 'schreiben',
  'approval.verb.destroy': 'zerstören',
  'approval.verb.execute': 'ausführen',
  'approval.verb.network': 'Netz nutzen',
  'approval.verb.send': 'senden',
  'approval.unknownVerbs': 'Niemand hat gesagt, was dieses Tool tut. Rechne mit dem Schlimmsten.',
  'approval.command':
    '{owner, select, true {Du möchtest} other {<whom>{who}</whom> möchte}} von jetzt an dieses Programm auf deinem Rechner ausführen, als Server <title>{server}</title>, genau so:',
  'approval.command.exact': 'Genauer Befehl',
  'approval.command.command': 'Befehl',
  'approval.command.folder': 'Im Ordner',
  'approval.command.ownFolder': 'den Patchbay vorgibt',
  'approval.command.variables': 'Mit den Variablen',
  'approval.command.noVariables': 'keine eigenen',
  'approval.command.secret': 'aus dem Schlüsselbund: {name}',
  'approval.command.empty': 'leer',
  'approval.command.rights':
    'Es bekommt dieselben Rechte wie du: Es kann lesen, ändern und senden, was du kannst.',
  'approval.address':
    '{owner, select, true {Du möchtest dich} other {<whom>{who}</whom> möchte sich}} von jetzt an mit dieser Adresse verbinden, für den Server <title>{server}</title>, genau so:',
  'approval.address.exact': 'Genaue Adresse',
  'approval.address.host': 'Host',
  'approval.address.whole': 'Adresse',
  'approval.address.transport': 'Über',
  'approval.address.headers': 'Mit den Headern',
  'approval.address.rights':
    'Wer den Server betreibt, sieht, was gesendet wird, und bestimmt, was zurückkommt.',
  'approval.warn.secretHost':
    'Ein Teil des Hosts kommt aus dem Schlüsselbund und kann hier nicht gezeigt werden.',
  'approval.warn.lookAlike':
    'Der Host enthält Buchstaben einer anderen Schrift (xn--), die wie ein bekannter Name aussehen können.',
  'approval.warn.plain':
    'Unverschlüsselt (http): Unterwegs kann jeder mitlesen und ändern, auch Header und Secrets.',
  'approval.warn.elevates': 'Es verlangt Administratorrechte (sudo, doas oder pkexec).',
  'approval.warn.download': 'Es lädt ein Skript herunter und führt es ungesehen aus.',
  'approval.warn.deletesFolders': 'Es löscht ganze Ordner (rm -r).',
  'approval.warn.privileged':
    'Es startet einen Container mit allen Rechten auf diesem Rechner (--privileged).',
  'approval.warn.shell': 'Es übergibt eine Zeile an eine Shell, die beliebige Programme starten kann.',
  'approval.allow': 'Erlauben',
  'approval.deny': 'Ablehnen',
  'approval.allowOnce': 'Einmal erlauben',
  'approval.allowRun': 'Für diesen Lauf',
  'approval.always': 'Immer, wenn …',
  'approval.alwaysTitle': '<code>{tool}</code> von jetzt an ohne Rückfrage erlauben, wenn',
  'approval.alwaysAnd': 'Alle gewählten Bedingungen müssen gelten.',
  'approval.alwaysConfirm': 'Immer erlauben',
  'approval.alwaysAll':
    '{kind, select, resource {Von jetzt an ist jedes Lesen dieser Ressource erlaubt.} prompt {Keine Bedingung gewählt: Jede spätere Verwendung dieses Prompts ist erlaubt, mit beliebigen Argumenten.} other {Keine Bedingung gewählt: Jeder spätere Aufruf dieses Tools ist erlaubt, mit beliebigen Argumenten.}}',
  'approval.back': 'Zurück',
  'approval.patternRequired':
    'Wähle mindestens eine Bedingung: Ein Tool, das zerstören, ausführen oder senden kann, wird nie für alles erlaubt.',
  'approval.noPattern':
    'Dieser Aufruf hat kein Argument für eine Bedingung. Er lässt sich nur einmal oder für diesen Lauf erlauben.',
  'approval.valueNeeded': 'Gib an, womit verglichen wird.',
  'approval.valueNotJson': 'Das muss eine Zahl, true, false, null oder anderes JSON sein.',
  'approval.expires': '{seconds, plural, one {noch # Sekunde} other {noch # Sekunden}}',
  'approval.queue': '{count, plural, one {1 weitere Anfrage wartet} other {# weitere Anfragen warten}}',
  'approval.none': 'Nichts wartet auf dich.',
  'approval.opOf': 'Vergleich von {path}',
  'approval.valueOf': 'Wert von {path}',
  'approval.op.is': 'ist genau',
  'approval.op.not': 'ist nicht',
  'approval.op.less': 'ist kleiner als',
  'approval.op.atMost': 'ist höchstens',
  'approval.op.more': 'ist größer als',
  'approval.op.atLeast': 'ist mindestens',
  'approval.op.oneOf': 'ist eines von',
  'approval.op.inside': 'liegt in',
  'approval.op.glob': 'passt auf',
};
