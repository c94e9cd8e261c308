/** Änderungen, die mehr durchlassen als vorher: ihnen wird im Freigabefenster zugestimmt. */
export const change = {
  'change.refused': 'Du hast im Freigabefenster abgelehnt, also wurde nichts geändert.',
  'change.unanswered':
    'Im Freigabefenster hat innerhalb von {seconds} s niemand geantwortet, also wurde nichts geändert. Versuch es noch einmal, wenn du da bist.',
  'change.withdrawn':
    'Die Frage wurde zurückgezogen: Jemand nahm sie zurück, eine neuere trat an ihre Stelle, oder Patchbay wird beendet. Es wurde nichts geändert.',
  'change.meanwhile':
    'Was du bestätigt hast, wurde inzwischen von jemand anderem geändert, also ist nichts geschehen. Sieh es dir noch einmal an und versuch es dann erneut.',
  'change.waiting': 'Wartet auf deine Antwort im Freigabefenster. Bis dahin wird nichts geändert.',
  'change.rule':
    '{owner, select, true {Du möchtest} other {<whom>{who}</whom> möchte}} {what, select, add {diese Regel hinzufügen:} change {diese Regel so ändern, dass sie mehr durchlässt:} remove {diese Regel entfernen, die Aufrufe zurückhält:} other {all das wieder ohne Nachfrage erlauben:}}',
  'change.rule.exact': 'Genaue Regel',
  'change.rule.now': 'Jetzt',
  'change.rule.then': 'Von da an',
  'change.rule.via': 'Nur über',
  'change.rule.workspace': 'Nur im Arbeitsbereich',
  'change.rule.from': 'Nur ab',
  'change.rule.until': 'Nur bis',
  'change.trust':
    '{owner, select, true {Du möchtest} other {<whom>{who}</whom> möchte}} dem Server <title>{server}</title> vertrauen. Das ist er:',
  'change.trust.means':
    'Was er über seine eigenen Tools sagt, wird geglaubt: Was er harmlos nennt, läuft, ohne dass du gefragt wirst.',
  'change.trust.allowed': 'Damit wieder erlaubt',
  'change.command.trusted':
    'Du vertraust diesem Server: Was immer das hier ist, Tools, die er harmlos nennt, laufen, ohne dass du gefragt wirst.',
  'change.folders':
    '{owner, select, true {Du möchtest} other {<whom>{who}</whom> möchte}} Servern, die in <title>{workspace}</title> arbeiten, weitere Ordner öffnen:',
  'change.folders.exact': 'Genaue Ordner',
  'change.folders.added': 'Neu',
  'change.folders.kept': 'Wie bisher',
  'change.folders.means':
    'Sie können darin alles lesen, ohne dass du gefragt wirst. Vor dem Schreiben wirst du gefragt, wenn keine Regel es erlaubt.',
  'change.settings':
    '{owner, select, true {Du möchtest} other {<whom>{who}</whom> möchte}} Patchbay so einstellen, dass es weniger zurückhält als jetzt:',
  'change.settings.exact': 'Genaue Einstellungen',
  'change.settings.on': 'An',
  'change.settings.off': 'Aus',
  'change.settings.means.askAfterUntrusted':
    'Ein Modell, das ein solches Ergebnis in die Irre geführt hat, könnte dann ohne Nachfrage alles nutzen, was deine Regeln und Antworten erlauben.',
  'change.settings.means.callsPerMinute':
    'Ein Programm, das außer Kontrolle gerät, kommt weiter, bevor es aufgehalten wird.',
  'change.need.settings': 'Eine Einstellung bleibt, wie sie ist, bis du im Freigabefenster antwortest.',
  'change.need.rule': 'Eine Regel wird erst geändert, wenn du im Freigabefenster antwortest.',
  'change.need.trust': '{server} gilt erst als vertrauenswürdig, wenn du im Freigabefenster antwortest.',
  'change.need.folders':
    'Der Arbeitsbereich {workspace} bleibt, wie er ist, bis du im Freigabefenster antwortest.',
};
