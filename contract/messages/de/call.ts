/** Die deutschen Sätze zu ../en, Datei für Datei. */
export const call = {
  'call.argumentsNotObject': 'Die Argumente müssen ein JSON-Objekt sein.',
  'call.invalid': '{field}: {problem}',
  'call.schemaBroken': 'Das Eingabeschema von {tool} ist unbrauchbar: {problem}',
  'call.schemaBroken.advice':
    'Melde es dem Autor des Servers; Patchbay sendet keine Argumente, die es nicht prüfen kann.',
  'call.unknownServer': 'Es gibt keinen Server namens {server}.',
  'call.notOffered':
    '{kind, select, tool {{server} hat kein Tool namens {name}.} prompt {{server} hat keinen Prompt namens {name}.} other {{server} hat keine Ressourcen.}}',
  'call.neverListed': 'Was {server} anbietet, ist noch nicht bekannt.',
  'call.neverListed.advice': 'Starte den Server einmal, damit sein Angebot gelesen wird.',
  'call.notRunning': '{server} läuft nicht.',
  'call.notRunning.advice': 'Starte den Server und rufe dann erneut auf.',
  'call.deniedByRule': 'Von der Regel {rule} abgelehnt.',
  'call.deniedByPerson': 'Von dir abgelehnt.',
  'call.deniedByPersonBecause': 'Von dir abgelehnt: {reason}',
  'call.deniedByTimeout': 'Niemand hat die Anfrage innerhalb von {seconds} s beantwortet.',
  'call.limited':
    'Zu viele Aufrufe von {server}: Ein Programm darf dort {limit} in der Minute machen, davon {burst} auf einmal. Versuche es in {seconds} s noch einmal.',
  'call.paused':
    '{tool} ist {failures}-mal hintereinander fehlgeschlagen und bleibt noch {seconds} s in Ruhe. Danach darf ein Aufruf es versuchen; im Tool-Runner geht es sofort.',
  'call.unknownPrincipal': 'Der Aufrufer {principal} ist nicht bekannt.',
  'call.cancelled': 'Abgebrochen.',
  'call.timeout':
    'Keine Antwort innerhalb von {seconds} s. Dem Server wurde gesagt, dass er die Arbeit daran beenden soll.',
  'call.died': 'Der Server hat sich während dieses Aufrufs beendet.',
  'call.connectionBroke': 'Die Verbindung brach ab, bevor die Antwort kam: {problem}',
  'call.protocol': 'Der Server hat das Protokoll verletzt: {problem}',
  'call.rpcError': 'Der Server hat mit Fehler {code} geantwortet: {problem}',
  'call.resultTooLong': 'Das Ergebnis ist größer als {limit} MB und wurde verworfen.',
  'call.internal': 'In Patchbay ist etwas schiefgegangen: {problem}',
  'call.auditUnavailable':
    'Das Audit-Log lässt sich nicht schreiben. Darum kommen nur lesende Aufrufe durch.',
  'call.auditUnavailable.advice':
    'Schaffe Platz auf dem Datenträger oder repariere den Schlüsselbund und starte Patchbay neu.',
};
