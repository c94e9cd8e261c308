/** Die deutschen Sätze zu ../en, Datei für Datei. */
export const remote = {
  'remote.refused': 'Unter {host} antwortet nichts: Die Verbindung wurde abgewiesen.',
  'remote.unknownHost': 'Es wurde kein Rechner namens {host} gefunden.',
  'remote.unreachable': '{host} ist nicht erreichbar: {problem}',
  'remote.certificate':
    '{why, select, selfSigned {{host} bürgt für sich selbst: Das Zertifikat hat niemand anders unterschrieben, jeder könnte es gemacht haben.} unknownIssuer {Das Zertifikat von {host} hat jemand ausgestellt, den dieser Rechner nicht kennt.} expired {Das Zertifikat von {host} ist abgelaufen.} notYet {Das Zertifikat von {host} gilt noch nicht.} otherName {Das Zertifikat von {host} ist für einen anderen Namen ausgestellt.} noTls {{host} spricht kein TLS, das https:// braucht.} other {Der Verbindung zu {host} ist nicht zu trauen: {problem}}}',
  'remote.broken': 'Die Verbindung zu {host} ist abgebrochen: {problem}',
  'remote.forbidden':
    '{host} führt zu {address}, {kind, select, metadata {wo eine Cloud die Zugangsdaten ihrer Rechner hält} linkLocal {einer Link-Local-Adresse} multicast {einer Multicast-Adresse} unspecified {einer Adresse, die für keinen Rechner steht} reserved {einer reservierten Adresse} other {einer Adresse in einem privaten Netz}}. Dorthin verbindet Patchbay nicht.',
  'remote.redirected': 'Der Server schickt seine Besucher weiter zu {to}; das wurde nicht freigegeben.',
  'remote.redirectedForbidden':
    'Der Server wollte Patchbay zu {to} weiterschicken, {kind, select, metadata {wo eine Cloud die Zugangsdaten ihrer Rechner hält} other {einer Adresse, die kein Server hat}}. Dem wurde nicht gefolgt.',
  'remote.unauthorized': 'Der Server will wissen, wer fragt (HTTP {status}).',
  'remote.noEndpoint': 'Unter diesem Pfad antwortet kein MCP-Server (HTTP {status}).',
  'remote.status': 'Der Server antwortete mit HTTP-Status {status}: {said}',
  'remote.notMcp': 'Der Server antwortete mit {type} statt mit MCP.',
  'remote.sessionLost': 'Der Server kennt diese Sitzung nicht mehr.',
  'remote.streamEnded': 'Der Server hat seinen Nachrichtenstrom geschlossen.',
  'remote.silentStream': 'Der Strom hat nicht gesagt, wohin Nachrichten gehen.',
  'remote.foreignEndpoint': 'Der Server will Nachrichten an {to}; das wurde nicht freigegeben.',
  'remote.plainHttp':
    'Ein Secret wird unverschlüsselt an {host} gesendet: Wer unterwegs mithört, kann es lesen.',
  'remote.advice.checkRunning':
    'Prüfe, ob der Server unter dieser Adresse läuft, und starte ihn dann erneut.',
  'remote.advice.checkAddress': 'Prüfe die Adresse und starte ihn dann erneut.',
  'remote.advice.checkNetwork': 'Prüfe Netzwerk, VPN und Firewall und starte ihn dann erneut.',
  'remote.advice.certificate':
    'Prüfe die Adresse sowie Uhr und Zertifikate dieses Rechners. Mit einem schlechten Zertifikat verbindet sich Patchbay nicht.',
  'remote.advice.selfSigned':
    'Gib dem Server ein Zertifikat einer Stelle, die dieser Rechner kennt. Auf diesem Rechner genügt auch http://127.0.0.1. Mit einem schlechten Zertifikat verbindet sich Patchbay nicht.',
  'remote.advice.noTls': 'Versuche http:// statt https:// oder prüfe den Port und starte ihn dann erneut.',
  'remote.advice.checkPath': 'Prüfe den Pfad der Adresse (oft /mcp oder /sse) und starte ihn dann erneut.',
  'remote.advice.token':
    'Füge einen Header wie Authorization mit einem Token hinzu, das als Secret gespeichert ist, und starte ihn dann erneut. Die Anmeldung im Browser kommt später.',
  'remote.advice.serverError':
    'Der Fehler liegt beim Server: Versuche es später noch einmal oder sage dem Betreiber Bescheid.',
  'remote.advice.redirected': 'Wenn du dieser Stelle traust, trage sie als Adresse des Servers ein.',
  'remote.advice.distrust': 'Traue diesem Server nicht, bevor du weißt, warum er das tut.',
};
