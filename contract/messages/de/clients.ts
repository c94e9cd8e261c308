/** Die deutschen Sätze zu ../en, Datei für Datei. */
export const clients = {
  'clients.broken':
    'Zeile {line}, Spalte {column}: Ab hier ist die Datei kein gültiges JSON. Berichtige sie oder stelle eine Sicherung wieder her.',
  'clients.twice':
    'Zeile {line}, Spalte {column}: {name} steht hier zum zweiten Mal; welches gilt, ist unklar. Benenne eines um oder entferne es.',
  'clients.serversNotObject':
    'Zeile {line}, Spalte {column}: mcpServers muss ein Objekt aus Namen und Servern sein. Berichtige es oder stelle eine Sicherung wieder her.',
  'clients.notObject':
    'Die Datei enthält etwas anderes als ein JSON-Objekt. Wähle die richtige Datei oder berichtige sie.',
  'clients.dangling':
    'Das ist ein Link auf eine Datei, die es nicht gibt. Repariere den Link oder wähle eine andere Datei.',
  'clients.notFile': 'Das ist keine gewöhnliche Datei. Wähle eine andere.',
  'clients.tooLarge':
    'Die Datei ist größer als {limit} Bytes und wurde nicht gelesen. Wähle die richtige Datei.',
  'clients.notUtf8':
    'Die Datei ist kein UTF-8-Text und lässt sich nicht ohne Schaden ändern. Speichere sie als UTF-8.',
  'clients.cannotRead': 'Die Datei ist nicht lesbar: {problem}',
  'clients.missing': 'Die Datei {path} gibt es noch nicht.',
  'clients.unknownPlace': 'Diese Datei wurde hier weder gefunden noch gewählt. Wähle sie erneut.',
  'clients.unknownBackup': 'Diese Sicherung gibt es nicht mehr.',
  'clients.changedMeanwhile':
    'Was geschrieben würde, ist nicht mehr, was gezeigt wurde: Die Datei oder ein Server wurde inzwischen geändert. Nichts wurde geschrieben. Sieh dir die Änderungen erneut an.',
  'clients.nothingToWrite': 'All das steht schon in der Datei. Nichts wurde geschrieben.',
  'clients.noFolder':
    'Den Ordner {folder} gibt es nicht. Starte Claude Desktop einmal oder stimme zu, ihn anzulegen.',
  'clients.writeFailed': 'Die Datei konnte nicht geschrieben werden und ist, wie sie war: {problem}',
  'clients.nameTaken':
    'Einen Eintrag namens {name} gibt es dort schon. Ersetze ihn oder gib dem Server hier einen anderen Namen.',
  'clients.clearRefused':
    'Du hast nicht zugestimmt, Secrets im Klartext zu schreiben; nichts wurde geschrieben.',
  'clients.clearQuestion':
    'Die Werte von {names} so, wie sie sind, in die Datei von Claude Desktop schreiben? Jedes deiner Programme könnte sie dort lesen.',
  'clients.clearWrite': 'Schreiben',
  'clients.clearKeep': 'Nicht schreiben',
  'clients.unapproved':
    '{server} ist noch nicht freigegeben. Starte ihn einmal in Patchbay; bis dahin lässt er sich auch von dort nicht starten.',
  'clients.remote':
    '{server} wird über eine Adresse erreicht. Er wird über Patchbay gestartet, das solche Server noch nicht weiterreichen kann.',
  'clients.programMissing':
    'Das Programm {command} von {server} wurde nicht gefunden; sein Name wurde geschrieben, wie er ist. Vielleicht startet es dort nicht.',
  'clients.inClear':
    '{server}: Die Werte von {names} werden so, wie sie sind, geschrieben. Wer die Datei lesen kann, kann sie lesen.',
  'shell.clients': 'Clients',
  'clients.state.found': 'Gefunden',
  'clients.state.missing': 'Nicht gefunden',
  'clients.state.noFile': 'Gefunden, ohne Konfiguration',
  'clients.state.unreadable': 'Nicht lesbar',
  'clients.runs': 'Läuft gerade',
  'clients.untouched': 'Patchbay lässt die Datei, wie sie ist, bis sie lesbar ist.',
  'clients.missing.advice':
    'Den Ordner gibt es auf diesem Rechner nicht. Installiere die App und starte sie einmal oder wähle die Datei selbst.',
  'clients.noFile.advice': 'Es gibt noch keine Konfiguration. Ein Export legt eine an.',
  'clients.choose': 'Andere Datei wählen …',
  'clients.others': 'Andere Dateien',
  'clients.use': 'Diese nehmen',
  'clients.useThis': 'Diese nehmen: {path}',
  'clients.noEntries': 'Die App startet noch keine Server. Exportiere einige von deinen.',
  'clients.entries': 'Server von {app}',
  'clients.name': 'Name',
  'clients.starts': 'Was gestartet wird',
  'clients.relation': 'Über Patchbay',
  'clients.notKnown': 'nicht verstanden',
  'clients.ours': '{server}',
  'clients.same': 'Nein: eigene Kopie von {server}',
  'clients.own': 'Nein',
  'clients.backups': 'Sicherungen',
  'clients.backupsNote':
    'Die Datei jeweils so, wie sie war, bevor Patchbay sie schrieb. Ihr jetziger Stand wird zuerst gesichert.',
  'clients.restore': 'Wiederherstellen',
  'clients.restoreThis': 'Sicherung von {time} wiederherstellen',
  'clients.import': 'Importieren …',
  'clients.importFrom': 'Aus {app} importieren',
  'clients.importNow':
    '{count, plural, =0 {Importieren} one {1 Server importieren} other {# Server importieren}}',
  'clients.notes': 'Zu beachten',
  'clients.imported':
    '{count, plural, one {1 Server wurde} other {# Server wurden}} importiert. {app} startet weiter eigene Kopien.',
  'clients.switch': 'Auf die von Patchbay umstellen …',
  'clients.export': 'Exportieren …',
  'clients.exportTo': 'Nach {app} exportieren',
  'clients.exportNote': 'Geschrieben wird erst, wenn du auf „Schreiben“ drückst.',
  'clients.chooseServers': 'Server, die geschrieben werden',
  'clients.takeOut': 'Einträge, die herausgenommen werden',
  'clients.givesPlace': 'Eine eigene Kopie: Der Server nimmt ihren Namen und Platz.',
  'clients.isThere': 'Läuft schon über Patchbay.',
  'clients.isOff': 'Er ist ausgeschaltet.',
  'clients.clear': 'Secrets im Klartext schreiben',
  'clients.clearNote': 'Sonst wird der Server über Patchbay gestartet, das sie aus dem Schlüsselbund liest.',
  'clients.replace': 'Ersetzen',
  'clients.makeFolder': 'Ordner anlegen',
  'clients.makeFolderNote':
    'Es gibt ihn nicht; wahrscheinlich wurde die App auf diesem Rechner nie gestartet.',
  'clients.changes': 'Änderungen',
  'clients.chooseFirst':
    'Wähle, was geschrieben oder herausgenommen wird. Die Änderungen an der Datei stehen dann hier.',
  'clients.noChange': 'All das steht schon in der Datei.',
  'clients.added': 'Neu:',
  'clients.removed': 'Entfernt:',
  'clients.write': 'Schreiben',
  'clients.written':
    'Geschrieben. {running, select, yes {Starte Claude Desktop neu, um es dort zu sehen.} no {Claude Desktop sieht es beim nächsten Start.} other {Falls Claude Desktop läuft, starte es neu, um es dort zu sehen.}}',
  'clients.restored':
    'Wiederhergestellt. {running, select, yes {Starte Claude Desktop neu, um es dort zu sehen.} no {Claude Desktop sieht es beim nächsten Start.} other {Falls Claude Desktop läuft, starte es neu, um es dort zu sehen.}}',
  'clients.undo': 'Rückgängig',
  'clients.dismiss': 'Ausblenden',
};
