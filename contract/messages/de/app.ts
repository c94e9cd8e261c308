/** Die deutschen Sätze zu ../en, Datei für Datei. */
export const app = {
  'notice.leftStopped':
    'Nicht von selbst gestartet: {servers}. Dem Befehl oder den Ordnern ist noch nicht zugestimmt; starte {count, plural, one {ihn} other {sie einzeln}}, um gefragt zu werden.',
  'app.alreadyRuns': 'Patchbay läuft bereits mit diesem Home; das Fenster wurde nach vorn geholt.',
  'smoke.needsTemporaryHome':
    'Der Rauchtest beantwortet Anfragen selbst und läuft darum nur in einem temporären Home. Aufruf: npm start -- --smoke',
  'smoke.passed':
    'Rauchtest bestanden: Fenster nach {shown} ms, Server bereit nach {started} ms, Schreiben abgelehnt (Dateien: {denied}), Schreiben erlaubt (Dateien: {allowed}), beides im Audit-Log, Bild {screenshot}',
  'smoke.failed': 'Rauchtest fehlgeschlagen: {problem}',
};
