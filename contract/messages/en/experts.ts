/** Circles of experts, and what servers and workspaces remember. */
export const experts = {
  'experts.unknownRound': 'There is no such round of experts; it may have been removed.',
  'experts.tooMany':
    'No further round of experts can begin while {limit, plural, one {one runs} other {# run}}. Wait until one has ended, or stop one.',
  'experts.stillRunning':
    'This round of experts is still at work. Wait until it has ended, or stop it first.',
  'experts.unknownAction': 'This round has no proposed action {action}.',
  'experts.actionDone': 'The proposed action {action} has been done already.',
  'experts.noContext':
    'The server {server} says nothing of itself: it has neither the tool gather_context nor the resource context://{server}. Choose one of its tools or resources instead.',
  'experts.toolError': 'The tool answered with an error: {said}',
  'experts.needsInput': 'The tool asks for more than it was given, and nobody can answer it here.',
  'experts.timeout': 'There was no answer within the {seconds} s that this round may take.',
  'experts.stopped': 'You stopped this round.',
  'experts.appEnded': 'Patchbay ended while this was under way. Ask again.',
  'experts.badAnswer': 'The model did not answer in the form that was asked for: {problem}',
  'experts.nobody':
    'None of the experts gave an answer. What stopped each of them stands beside their names.',
  'experts.notAwaited': 'Nobody is waited for in this round: it has gone on, or its time is over.',
  'memory.unknown': 'There is no such entry in the memory; it may have been forgotten.',
  'memory.keyTaken':
    'There is another entry called {key} in this place. Choose another name, or edit that one.',
  'memory.tooMany':
    'The memory holds {limit, plural, one {one entry} other {# entries}}, and no more fit. Forget some first.',
  'memory.full':
    'The memory would hold more than {limit, number} characters. Forget or shorten something first.',
  'memory.keychain':
    'The memory cannot be read or written, because its key is in the system keychain, and that cannot be used: {problem}',
  'memory.keyLost':
    'The memory cannot be read, because its key is no longer in the system keychain. Bring the keychain back as it was, or clear the memory and begin a new one.',
};
