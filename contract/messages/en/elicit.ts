/** What servers ask of a person in the middle of a call. */
export const elicit = {
  'elicit.form': 'Form of {server}',
  'elicit.page': 'Page of {server}',
  'elicit.asks': '<title>{server}</title> wants to know this for its tool <code>{tool}</code>:',
  'elicit.opens': '<title>{server}</title> wants you to open a page for its tool <code>{tool}</code>:',
  'elicit.finished':
    'When you are done on <code>{host}</code>, go on: the call of <code>{tool}</code> is then made again.',
  'elicit.unsure': 'The server does not say for which of its calls: it may be another one of these.',
  'elicit.noSecrets':
    'This looks like a question for something secret. A server must not ask for passwords or keys in a form: what you fill in goes to it as it is.',
  'elicit.accept': 'Send to {server}',
  'elicit.decline': 'Decline',
  'elicit.cancel': 'Cancel',
  'elicit.open': 'Open in the browser',
  'elicit.goOn': 'I am done: go on',
  'elicit.host': 'Host',
  'elicit.address': 'Whole address',
  'elicit.until': 'Ends by itself at {time}',
  'elicit.need': '{server} wants you to fill in something for its tool {tool}.',
  'elicit.chatAsks': 'A server wants you to fill in something in a chat.',
  'elicit.deskAsks': '{server} wants you to fill in something, in Tools.',
  'elicit.ended.form':
    'It asked for values: {ended, select, accepted {you sent them} declined {you declined} cancelled {you put it aside} unanswered {nobody answered in time} withdrawn {the call ended first} other {it could not be asked}}.',
  'elicit.ended.url':
    'It wanted {host} to be opened: {ended, select, accepted {you opened it} declined {you declined} cancelled {you put it aside} unanswered {nobody answered in time} withdrawn {the call ended first} other {it could not be opened}}.',
  'elicit.completed': 'The server says that this is done.',
  'elicit.nobody':
    'Nobody can be asked: only calls of a chat or of the tool runner have a person before them.',
  'elicit.whichCall':
    'It cannot be told for which call this is: a person is asked only while one call of this server is under way, or several of one conversation.',
  'elicit.unreadable':
    'Only flat forms of text, numbers, yes or no and choices are shown, or an address to open.',
  'elicit.badAddress':
    'Only addresses with https are opened, or with http on this computer, and none that holds a name or password.',
  'elicit.tooLong': 'More than {limit, number} characters are not shown to a person.',
  'elicit.tooManyFields': 'A form with more than {limit, number} fields is not shown to a person.',
  'elicit.tooOften': 'A person is not asked more than {limit, number} times during one call.',
  'elicit.notOpened': 'The browser could not be opened: {problem}',
  'elicit.needed': 'This is needed.',
  'elicit.notAsked': 'The server did not ask for this.',
  'elicit.wrongKind': 'This is not the kind of value that was asked for.',
  'elicit.notChoice': 'This is none of the choices.',
  'elicit.notEmail': 'This has to be an email address.',
  'elicit.notAddress': 'This has to be a whole address, such as https://example.com.',
  'elicit.notDate': 'This has to be a date, such as 2026-11-22.',
  'elicit.notMoment': 'This has to be a date with a time, such as 2026-11-22T14:30:00Z.',
  'elicit.notWhole': 'This has to be a whole number.',
  'elicit.tooSmall': 'This has to be {limit, number} or more.',
  'elicit.tooLarge': 'This has to be {limit, number} or less.',
  'elicit.tooShort': 'This needs at least {limit, plural, one {# character} other {# characters}}.',
  'elicit.tooLongText': 'This takes at most {limit, plural, one {# character} other {# characters}}.',
  'elicit.tooFew': 'Choose at least {limit, number}.',
  'elicit.tooMany': 'Choose at most {limit, number}.',
};
