/** Die deutschen Sätze zu ../en, Datei für Datei. */
export const request = {
  'request.exportFailed': 'Die Aufrufe konnten nicht nach {folder} geschrieben werden: {problem}',
  'request.unknown': 'Es gibt keine Anfrage namens {name}.',
  'request.invalid': '{field}: {problem}',
  'request.wrongSurface': '{name} wird aus diesem Fenster nicht beantwortet.',
  'request.malformed':
    'Diese Zeile ist keine Anfrage: Sie besteht aus einem JSON-Objekt mit id, name und params.',
  'request.tooLong': 'Eine Zeile darf höchstens {megabytes} MB haben.',
  'request.allowInWindow':
    'Die Kommandozeile kann das ablehnen; erlauben kann es nur das Fenster von Patchbay, das die genauen Argumente zeigt.',
  'request.closing': 'Dieses Patchbay wird beendet und nimmt nichts Neues an.',
  'request.closing.advice': 'Versuche es in einigen Sekunden erneut, wenn Patchbay wieder geöffnet ist.',
  'request.notHeadless': 'Nur ein Patchbay ohne Fenster übergibt sein Home.',
  'request.cannotVerify':
    'Das Audit-Log kann nicht geprüft werden, weil sein Schlüssel nicht verfügbar ist: {problem}',
  'request.internal': 'In Patchbay ist etwas schiefgegangen: {problem}',
  'request.unknownServer': 'Es gibt keinen Server namens {server}.',
  'request.unknownCall': 'Es gibt keinen Aufruf {id}.',
  'request.unknownApproval': 'Diese Anfrage ist schon erledigt.',
  'request.answerInApprovalWindow': 'Das lässt sich nur im Freigabefenster beantworten.',
  'request.patternRequired': 'Das immer zu erlauben braucht mindestens eine Bedingung für die Argumente.',
  'request.patternMisses': 'Die Bedingung für {path} passt nicht zu den gezeigten Argumenten.',
  'request.serverExists': 'Es gibt schon einen Server namens {server}.',
  'request.serverBundled': '{server} gehört zu Patchbay und kann so nicht geändert werden.',
  'request.serverDisabled': '{server} ist ausgeschaltet.',
  'request.nothingToRestore': 'Es gibt keinen entfernten Server namens {server}, der zurückzuholen wäre.',
  'request.commandRefused': 'Du hast den Befehl von {server} nicht freigegeben; er wurde nicht ausgeführt.',
  'request.commandUnanswered':
    'Niemand hat den Befehl von {server} innerhalb von {seconds} s freigegeben; er wurde nicht ausgeführt.',
  'request.keychainUnavailable': 'Der Schlüsselbund ist nicht benutzbar: {problem}',
  'request.workspaceUnconfirmed': 'Dem Arbeitsordner {folder} ist noch nicht zugestimmt.',
  'request.workspaceFailed': 'Der Arbeitsordner {folder} konnte nicht angelegt werden: {problem}',
  'request.unknownWorkspace': 'Diesen Arbeitsbereich gibt es nicht mehr.',
  'request.workspaceExists': 'Es gibt schon einen Arbeitsbereich namens {name}.',
  'request.workspaceDefault':
    'Der Standard-Arbeitsbereich kann nicht entfernt werden. Ändere stattdessen seine Ordner.',
  'request.workspaceGiven':
    'Der Server {server} arbeitet in diesem Arbeitsbereich. Gib ihm erst einen anderen und entferne diesen dann.',
  'request.folderNotAbsolute':
    '{folder} beginnt nicht an der Wurzel des Dateisystems. Schreibe den ganzen Pfad des Ordners.',
  'request.folderRoot':
    '{folder} ist das ganze Dateisystem. Wähle einen Ordner, der nur enthält, was Server anfassen dürfen.',
  'request.folderHome':
    '{folder} enthält alles von dir, auch Schlüssel und Passwörter. Wähle einen Ordner darin.',
  'request.folderOwn':
    '{folder} enthält, was Patchbay selbst aufbewahrt, etwa Berechtigungen und das Audit-Log. Wähle einen anderen Ordner.',
  'request.folderTwice': '{folder} gehört schon zu diesem Arbeitsbereich.',
  'request.waitsForItself':
    '{server} müsste auf sich selbst warten. Nimm einen der Server heraus, auf die er wartet.',
  'request.secretExists': 'Es gibt schon ein Secret namens {name}. Lege dieses unter einem anderen Namen ab.',
  'request.noPathHere': 'Diese Einstellung ist weder eine Datei noch ein Ordner. Tippe ihren Wert ein.',
  'request.needsDesktop': 'Das kann nur die Patchbay-App mit Fenster.',
  'request.openAtLoginFailed':
    'Das System hat nicht übernommen, ob Patchbay sich bei der Anmeldung öffnet: {problem}',
};
