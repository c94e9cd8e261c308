/** Die deutschen Sätze zu ../en, Datei für Datei. */
export const experts = {
  'experts.unknownRound': 'Diese Expertenrunde gibt es nicht; vielleicht wurde sie entfernt.',
  'experts.tooMany':
    'Es kann keine weitere Expertenrunde beginnen, solange {limit, plural, one {eine läuft} other {# laufen}}. Warte, bis eine zu Ende ist, oder halte eine an.',
  'experts.stillRunning':
    'Diese Expertenrunde ist noch an der Arbeit. Warte, bis sie zu Ende ist, oder halte sie zuerst an.',
  'experts.unknownAction': 'Diese Runde hat keine vorgeschlagene Aktion {action}.',
  'experts.actionDone': 'Die vorgeschlagene Aktion {action} wurde bereits ausgeführt.',
  'experts.noContext':
    'Der Server {server} sagt nichts über sich: Er hat weder das Tool gather_context noch die Ressource context://{server}. Wähle stattdessen eines seiner Tools oder eine seiner Ressourcen.',
  'experts.toolError': 'Das Tool antwortete mit einem Fehler: {said}',
  'experts.needsInput':
    'Das Tool fragt nach mehr, als ihm gegeben wurde, und hier kann ihm niemand antworten.',
  'experts.timeout': 'In den {seconds} s, die diese Runde dauern darf, kam keine Antwort.',
  'experts.stopped': 'Du hast diese Runde angehalten.',
  'experts.appEnded': 'Patchbay wurde beendet, während dies im Gange war. Frag noch einmal.',
  'experts.badAnswer': 'Das Modell antwortete nicht in der verlangten Form: {problem}',
  'experts.nobody':
    'Keiner der Experten gab eine Antwort. Was jeden daran hinderte, steht neben seinem Namen.',
  'experts.notAwaited': 'In dieser Runde wird auf niemanden gewartet: Sie ging weiter, oder die Zeit ist um.',
  'memory.unknown': 'Diesen Eintrag gibt es im Gedächtnis nicht; vielleicht wurde er vergessen.',
  'memory.keyTaken':
    'An diesem Ort gibt es einen anderen Eintrag namens {key}. Wähle einen anderen Namen oder bearbeite jenen.',
  'memory.tooMany':
    'Das Gedächtnis hat {limit, plural, one {einen Eintrag} other {# Einträge}}, und mehr passen nicht hinein. Lass zuerst etwas vergessen.',
  'memory.full':
    'Das Gedächtnis hätte mehr als {limit, number} Zeichen. Lass zuerst etwas vergessen oder kürze etwas.',
  'memory.keychain':
    'Das Gedächtnis kann weder gelesen noch geschrieben werden, denn sein Schlüssel liegt im Schlüsselbund des Systems, und dieser ist nicht benutzbar: {problem}',
  'memory.keyLost':
    'Das Gedächtnis kann nicht gelesen werden, denn sein Schlüssel ist nicht mehr im Schlüsselbund des Systems. Stelle den Schlüsselbund wieder her, wie er war, oder leere das Gedächtnis und beginne ein neues.',
};
