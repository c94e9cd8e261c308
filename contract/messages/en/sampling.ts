/** What servers ask of a model in the middle of a call. */
export const sampling = {
  'sampling.ask':
    '<title>{server}</title> works for a chat with its tool <code>{tool}</code> and wants the model <code>{model}</code> to answer this, exactly:',
  'sampling.exact': 'Exact messages',
  'sampling.system': 'System prompt',
  'sampling.role': '{role, select, assistant {As the model} other {As the user}}',
  'sampling.tokens': 'At most {count, plural, one {# token} other {# tokens}} of answer.',
  'sampling.means':
    'The answer goes to the server without being shown to you first. It counts against the limits of the turn, and nothing else of the chat is sent.',
  'sampling.unsure': 'The server does not say for which of its calls: it may be another one of this chat.',
  'sampling.need': 'A model does not answer {server} before you do in the approval window.',
  'sampling.denied': 'The person refused to let a model answer.',
  'sampling.deniedBecause': 'The person refused to let a model answer: {reason}',
  'sampling.unanswered': 'Nobody allowed a model to answer within {seconds} s.',
  'sampling.withdrawn':
    'The question was withdrawn: the call it belonged to has ended, or Patchbay is closing.',
  'sampling.notChat':
    'No model can answer: only calls of a chat have one, while they run and until a person refuses.',
  'sampling.whichCall':
    'It cannot be told for which call this is: it is answered only while one call of this server is under way, or several of one chat.',
  'sampling.textOnly': 'Only text messages are answered, without tools.',
  'sampling.tooLong':
    'More than {limit, number} characters are not shown to a person, so they are not answered.',
};
