/** What servers offer, as it was listed: what was left out of a list, and why. */
export const catalog = {
  'catalog.dropped':
    'The {kind, select, tool {tool} prompt {prompt} resource {resource} other {resource template}} "{name}" was left out: {problem}',
  'catalog.listFailed':
    'Its list of {kind, select, tool {tools} prompt {prompts} resource {resources} other {resource templates}} could not be read: {problem}',
  'catalog.listTooLong':
    'Its list of {kind, select, tool {tools} prompt {prompts} resource {resources} other {resource templates}} did not end after {pages} pages; the rest was left out.',
  'catalog.listCut':
    'Only the first {count, number} of its {kind, select, tool {tools} prompt {prompts} resource {resources} other {resource templates}} are shown.',
  'catalog.cursorRepeats':
    'Its list of {kind, select, tool {tools} prompt {prompts} resource {resources} other {resource templates}} leads back to a page that was already read; reading stopped there.',
  'catalog.outsideRef':
    'The schema of the tool "{name}" points to {ref}. Patchbay never fetches schemas from elsewhere, so calls of this tool are refused.',
  'catalog.unknownOffer':
    '{server} has no {kind, select, tool {tool} prompt {prompt} resource {resource} other {resource template}} called {name}.',
  'catalog.restless':
    'It says all the time that its lists have changed, so they are read every {seconds} seconds at most.',
  'catalog.moreWarnings': '{count, plural, one {1 more warning} other {# more warnings}} about its lists.',
};
