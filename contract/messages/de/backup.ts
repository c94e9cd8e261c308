/** Sicherungen eines ganzen Patchbay. */
export const backup = {
  'backup.cannotWrite':
    'Die Sicherung {file} konnte nicht geschrieben werden: {problem}. Schaffe dort Platz oder wähle einen anderen Ordner.',
  'backup.strangeFile':
    '{file} kann nicht gesichert werden, wegen des Namens oder weil es zu viele Dateien sind. Benenne sie um oder entferne sie, dann versuche es noch einmal.',
  'backup.exists': 'Es gibt schon eine Datei {file}. Wähle einen anderen Namen.',
  'backup.nothingThere': 'In {home} gibt es noch nichts zu sichern. Starte Patchbay einmal.',
  'backup.damagedHome':
    '{file} ist hier beschädigt, deshalb wurde keine Sicherung davon gemacht. Starte Patchbay: Es legt eine beschädigte Datei beiseite.',
  'backup.notOne': '{file} ist keine Sicherung von Patchbay. Wähle eine andere Datei.',
  'backup.newer': '{file} stammt von einem neueren Patchbay. Aktualisiere dieses zuerst.',
  'backup.damaged':
    '{file} ist beschädigt: {part} ist nicht mehr so wie bei der Sicherung. Nimm eine andere Sicherung.',
  'backup.cutOff': '{file} ist beschädigt oder abgeschnitten: {problem}. Nimm eine andere Sicherung.',
  'backup.cannotUnpack':
    '{file} konnte nicht ausgepackt werden: {problem}. Schaffe Platz auf diesem Datenträger, dann versuche es noch einmal; geändert wurde nichts.',
  'backup.unreadable': '{file} kann nicht gelesen werden: {problem}. Wähle eine andere Datei.',
  'backup.noSecretsInside': 'In dieser Sicherung sind keine Secrets: Lass die Passphrase leer.',
  'backup.wrongPassphrase': 'Die Passphrase öffnet diese Sicherung nicht, oder die Datei wurde verändert.',
  'backup.shortPassphrase': 'Eine Passphrase hat mindestens 12 Zeichen.',
  'backup.failed': 'Das Sicherungsprogramm konnte seine Arbeit nicht tun: {problem}',
  'backup.needsDesktop': 'Das braucht das Fenster von Patchbay. Im Terminal hilft patchbay backup.',
  'backup.noProgram':
    'Das Programm, das Sicherungen macht, fehlt in dieser Installation. Installiere Patchbay neu.',
  'backup.noneChosen': 'Es wurde keine Sicherung gewählt. Wähle zuerst eine.',
  'backup.question':
    'Dieses Patchbay zu dem machen, was in {file} steht? Darin: {servers, plural, =0 {kein hinzugefügter Server} one {# hinzugefügter Server} other {# hinzugefügte Server}}, ein Audit-Log mit {auditRows, plural, one {# Zeile} other {# Zeilen}}, dazu die Regeln dessen, der sie gemacht hat. Was jetzt hier ist, bleibt in einem Ordner daneben.',
  'backup.agree': 'Beim nächsten Start wiederherstellen',
  'backup.decline': 'So lassen',
  'backup.waits':
    'Die Sicherung vom {at, date, medium}, {at, time, short} wird beim nächsten Start von Patchbay wiederhergestellt.',
  'backup.restored':
    'Dies ist die Sicherung vom {at, date, medium}, {at, time, short}. Was vorher hier war, liegt in {folder}.',
  'backup.secrets.backup': 'Auch ihre Secrets wurden wiederhergestellt.',
  'backup.secrets.keychain': 'Ihre Secrets fanden sich im Schlüsselbund dieses Rechners.',
  'backup.secrets.none':
    'Ihre Secrets konnten nicht wiederhergestellt werden: Gib sie neu ein, wo ein Server danach fragt. Das Audit-Log bis dahin wurde mit einem anderen Schlüssel geschrieben, und die Prüfung sagt das auch.',
  'backup.notProven':
    'Niemand kann sagen, wer diese Sicherung gemacht hat: Nach ihren Servern und Ordnern wird neu gefragt, und was ihre Regeln und Freigaben erlaubten, wurde weggelassen.',
  'backup.title': 'Sicherung',
  'backup.note':
    'Server, Regeln, Einstellungen, der ganze Verlauf und die aufbewahrten Dateien anderer Apps in einer Datei. Secrets sind nur mit einer Passphrase dabei, deine eigenen Dateien in Arbeitsbereichen nie.',
  'backup.make': 'Sichern …',
  'backup.restore': 'Wiederherstellen …',
  'backup.passphrase': 'Passphrase für die Secrets',
  'backup.passphraseHelp':
    'Ohne sie enthält die Sicherung keine Secrets. Merke sie dir: Niemand kann sie für dich herausfinden.',
  'backup.passphraseAgain': 'Dieselbe Passphrase noch einmal',
  'backup.notSame': 'Das ist nicht dieselbe Passphrase.',
  'backup.makeTitle': 'Dieses Patchbay sichern',
  'backup.chooseFolder': 'Ordner wählen …',
  'backup.making': 'Die Sicherung entsteht',
  'backup.made':
    '{file}, {size}. {secrets, plural, =0 {Secrets sind nicht darin.} one {# Secret ist versiegelt darin.} other {# Secrets sind versiegelt darin.}}',
  'backup.restoreTitle': 'Sicherung wiederherstellen',
  'backup.restoreNote':
    'Vor dem nächsten Start von Patchbay ändert sich nichts. Was jetzt hier ist, bleibt dann in einem Ordner daneben.',
  'backup.chooseFile': 'Datei wählen …',
  'backup.chooseOther': 'Andere Datei wählen …',
  'backup.reading': 'Die Sicherung wird gelesen',
  'backup.about':
    'Gemacht am {at, date, medium}, {at, time, short} mit Patchbay {version}: {servers, plural, =0 {kein hinzugefügter Server} one {# hinzugefügter Server} other {# hinzugefügte Server}}, Audit-Log mit {auditRows, plural, one {# Zeile} other {# Zeilen}}.',
  'backup.open': 'Passphrase dieser Sicherung',
  'backup.openHelp':
    'Lass sie leer, um ohne die enthaltenen Secrets wiederherzustellen. Die im Schlüsselbund dieses Rechners werden benutzt, wenn er sie kennt.',
  'backup.go': 'Wiederherstellen …',
  'backup.readyTitle': 'Bereit für den nächsten Start',
  'backup.restartNow': 'Jetzt neu starten',
  'backup.discard': 'Nicht wiederherstellen',
  'backup.cancel': 'Abbrechen',
  'backup.done': 'Fertig',
  'cli.about.backup': 'schreibt alles von hier in eine Datei und stellt es daraus wieder her',
  'cli.backup.with':
    '{file}, {bytes} Bytes. {secrets, plural, =0 {Secrets von dir gibt es keine; der Schlüssel des Audits ist versiegelt darin.} one {# Secret ist versiegelt darin.} other {# Secrets sind versiegelt darin.}}',
  'cli.backup.without': '{file}, {bytes} Bytes. Secrets sind nicht darin: Dazu braucht es --passphrase.',
  'cli.backup.about':
    'Gemacht {at} mit Patchbay {version}: {servers, plural, =0 {kein hinzugefügter Server} one {# hinzugefügter Server} other {# hinzugefügte Server}}, Audit-Log mit {auditRows, plural, one {# Zeile} other {# Zeilen}}.',
  'cli.backup.sealed': 'Die Secrets sind versiegelt darin.',
  'cli.backup.unsealed': 'Secrets sind nicht darin.',
  'cli.backup.later':
    'Bereit: Wiederhergestellt wird beim nächsten Start von Patchbay. Was jetzt hier ist, kommt dann nach {folder}.',
  'cli.backup.restored': 'Wiederhergestellt. Was vorher hier war, liegt in {folder}.',
  'cli.backup.passphrase': 'Passphrase: ',
};
