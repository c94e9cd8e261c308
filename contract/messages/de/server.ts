/** Die deutschen Sätze zu ../en, Datei für Datei. */
export const server = {
  'server.exited': 'Von selbst beendet: Exit-Code {code} nach {seconds, number} s.',
  'server.exitedSaying': 'Von selbst beendet: Exit-Code {code} nach {seconds, number} s. Ausgabe: {line}',
  'server.signalled': 'Durch Signal {signal} nach {seconds, number} s beendet.',
  'server.signalledSaying': 'Durch Signal {signal} nach {seconds, number} s beendet. Ausgabe: {line}',
  'server.spawnFailed': 'Konnte nicht gestartet werden: {problem}.',
  'server.commandMissing': 'Das Programm „{command}“ wurde nicht gefunden.',
  'server.nodeMissing': 'Braucht Node.js, aber das Programm „{command}“ wurde nicht gefunden.',
  'server.uvMissing': 'Braucht uv, aber das Programm „{command}“ wurde nicht gefunden.',
  'server.dockerMissing': 'Braucht Docker, aber das Programm „{command}“ wurde nicht gefunden.',
  'server.commandNotExecutable':
    'Das Programm „{command}“ wurde gefunden, darf aber nicht ausgeführt werden.',
  'server.cwdMissing': 'Den Arbeitsordner {cwd} gibt es nicht.',
  'server.startTimeout': 'Hat {seconds, number} s nach dem Start nicht geantwortet.',
  'server.installTimeout':
    'Hat {seconds, number} s nach dem Start nicht geantwortet. Vielleicht war er bis dahin nicht installiert.',
  'server.handshakeFailed': 'Hat geantwortet, aber nicht als MCP-Server: {problem}',
  'server.noisyStart': 'Hat Text ausgegeben, wo das Protokoll hingehört: {line}',
  'server.budgetSpent':
    'Ist {count}-mal in {seconds, number} s fehlgeschlagen und wird nicht mehr neu gestartet.',
  'server.budgetSpentSaying':
    'Ist {count}-mal in {seconds, number} s fehlgeschlagen und wird nicht mehr neu gestartet. Letzte Ausgabe: {line}',
  'server.secretMissing': 'Braucht das Secret {name}, das nicht im Schlüsselbund liegt.',
  'server.endpointUnusable':
    'Mit den eingesetzten Secrets ist die Adresse oder ein Header unbrauchbar: {problem}',
  'server.keychainUnavailable':
    'Braucht ein Secret, aber der Schlüsselbund lässt sich nicht öffnen: {problem}',
  'server.notConsented': 'Ist noch nicht freigegeben.',
  'server.shuttingDown': 'Patchbay wird beendet.',
  'server.connectionLost': 'Hat seine Ausgabe geschlossen, während er noch lief.',
  'server.advice.seeLog': 'Sieh im Log die Zeilen vor dem Ende an und starte ihn dann erneut.',
  'server.advice.checkCommand':
    'Prüfe die Schreibweise und ob das Programm installiert und im PATH ist, und starte ihn dann erneut.',
  'server.advice.useShippedNode':
    'Nimm das Node.js, das zu Patchbay gehört, oder installiere Node.js von https://nodejs.org und starte ihn dann erneut.',
  'server.advice.installNode': 'Installiere Node.js von https://nodejs.org und starte ihn dann erneut.',
  'server.advice.installUv':
    'Gib dies in einem Terminal ein, um uv zu installieren, und starte ihn dann erneut: {line}',
  'server.advice.installPython':
    'Installiere Python von https://www.python.org oder lass es uv mitbringen: Setze „uv run“ vor den Befehl und gib in einem Terminal dies ein, um uv zu installieren: {line}',
  'server.advice.installDocker':
    'Installiere Docker von https://docs.docker.com/get-docker, starte es und dann den Server erneut.',
  'server.advice.checkPermission':
    'Mach die Datei ausführbar (chmod +x) oder wähle ein anderes Programm und starte ihn dann erneut.',
  'server.advice.checkFolder': 'Lege den Ordner an oder wähle einen anderen und starte ihn dann erneut.',
  'server.advice.checkProtocol':
    'Prüfe, ob dieses Programm ein MCP-Server ist, der über stdio spricht und seine Meldungen nach stderr schreibt.',
  'server.advice.slowStart':
    'Vielleicht wartet er auf etwas wie ein Netzwerk oder eine Datenbank. Sieh ins Log und starte ihn dann erneut.',
  'server.advice.slowInstall':
    'Das Log zeigt, wie weit er kam. Geholtes bleibt meist erhalten; starte ihn also erneut.',
  'server.advice.checkConnection':
    'Prüfe, ob der Server läuft und von diesem Rechner erreichbar ist, und starte ihn dann erneut.',
  'server.advice.checkSecrets':
    'Prüfe die Werte seiner Secrets, etwa auf einen Zeilenumbruch am Ende, und starte ihn dann erneut.',
  'server.advice.addSecret': 'Lege das Secret in den Schlüsselbund und starte den Server dann erneut.',
  'server.advice.unlockKeychain':
    'Entsperre den Schlüsselbund des Systems und starte den Server dann erneut.',
  'server.advice.approve': 'Gib seinen Befehl oder seine Adresse frei und starte ihn dann.',
  'server.advice.startAgain': 'Starte ihn erneut.',
};
