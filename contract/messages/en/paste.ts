/** Reading a pasted command line or another client's configuration: what was not taken over, why, and what to do. */
export const paste = {
  'paste.empty': 'There is no command in this text.',
  'paste.tooLong':
    'The text is longer than {limit} characters, so it was not read. Paste only the part that holds the servers.',
  'paste.moreProblems':
    '{count, plural, one {1 more problem is} other {# more problems are}} not shown. Solve these first, then paste again.',
  'paste.tooManyServers':
    'Only the first {limit} servers were taken over. Add them, then paste the rest on its own.',
  'paste.noServers':
    'There is no server in this JSON. Paste the part that begins with mcpServers, servers, mcp or context_servers, or one server with its command.',
  'paste.notJson': '{format} cannot be read yet. Paste the command line that starts the server, or JSON.',
  'paste.link':
    'This link cannot be read. Paste the address of a server alone (https://…), the command line that starts one, or JSON.',
  'paste.otherClient':
    'This line adds a server to {client}; it does not start one. Paste only the command of the server itself, which often stands after a lone --.',
  'paste.onlyVariables':
    'There are variables here, but no command. Add the command that starts the server behind them.',

  'paste.json.unexpected':
    'Line {line}, column {column}: “{found}” cannot stand here. Put {expected, select, name {a name in double quotes} colon {a colon} comma {a comma or the closing bracket} end {nothing more} other {a value}} there.',
  'paste.json.end':
    'Line {line}, column {column}: the JSON ends too early. Copy it to its last closing bracket.',
  'paste.json.string':
    'Line {line}, column {column}: the text that begins here is not closed on its line. Close it with a double quote.',
  'paste.json.escape':
    'Line {line}, column {column}: this backslash means nothing in JSON. Write each backslash of a path twice.',
  'paste.json.comment':
    'Line {line}, column {column}: the comment that begins here is not closed. Close it or take it out.',
  'paste.json.deep':
    'Line {line}, column {column}: the JSON is nested too deeply to be read. Paste only the part that holds the servers.',
  'paste.json.twice':
    'Line {line}, column {column}: {name} stands here for the second time. The first was used; rename or remove one of them.',

  'paste.shell.several':
    'Line {line}, column {column}: {construct} joins several commands, and no shell is there to do that. Paste only the command that starts the server.',
  'paste.shell.newline':
    'Line {line}, column {column}: a second command begins here. Paste only the command that starts the server; to go on with a line, end the one above with a backslash.',
  'paste.shell.redirect':
    'Line {line}, column {column}: {construct} redirects files, and no shell is there to do that. Take it out; put the sign in quotes if the program itself should get it.',
  'paste.shell.substitution':
    'Line {line}, column {column}: {construct} needs a shell, and none is there. Write what it stands for; put it in single quotes if the program itself should get it.',
  'paste.shell.variable':
    'Line {line}, column {column}: {construct} is filled in by a shell, and none is there. Write the value; put it in single quotes if the program itself should get it.',
  'paste.shell.pattern':
    'Line {line}, column {column}: {construct} is a pattern for a shell, and none is there. Write the names out; put it in single quotes if the program itself should get it.',
  'paste.shell.home':
    'Line {line}, column {column}: ~ is made into your home folder by a shell, and none is there. Write the whole path of the folder.',
  'paste.shell.word':
    '{construct} is a word of the shell, not a program, and no shell is there. Paste only the command that starts the server.',
  'paste.shell.windowsPath':
    'Line {line}, column {column}: the backslashes of this path would be lost. Put the path in single quotes.',
  'paste.shell.unclosed':
    'Line {line}, column {column}: {construct} begins something that does not end. Copy the whole command, or close it.',

  'paste.noUrl': '{server} is said to be reached at a URL, but none is there. Add the field url.',
  'paste.websocket':
    '{server} is reached over a WebSocket, which the Model Context Protocol does not define. Use its address for Streamable HTTP, if it offers one.',
  'paste.headerLeftOut':
    'The field {field} of {server} is not supported and was left out. If the server needs what it brings, add that as a header.',
  'paste.headerRefused': 'The header {header} of {server} was left out: it {problem}.',
  'paste.secretInUrl':
    'The parameter {parameter} in the URL of {server} looks like a secret. Use a header instead if the server reads one, or put a reference to the keychain in its place.',
  'paste.plainHttp':
    'The URL of {server} begins with http://, so its header {header} could be read on the way. Use https:// if the server offers it.',
  'paste.directUrl':
    '{server} reaches a URL through mcp-remote. Patchbay can connect to that URL itself: paste only the address.',
  'paste.unknownType':
    '{server} is of the type {type}, which is not known. Use stdio with a command, if it offers one.',
  'paste.noCommand': '{server} has no command, so it cannot be started. Add the field command.',
  'paste.notObject': '{server} is not an object. Write it as an object with the field command.',
  'paste.notText':
    'The field {field} of {server} has to be text, so the server was not taken over. Correct it.',
  'paste.notList':
    'The field {field} of {server} has to be a list, so the server was not taken over. Write each argument as an entry of its own.',
  'paste.notFields':
    'The field {field} of {server} has to be an object of names and texts, so the server was not taken over. Correct it.',
  'paste.leftOut':
    'The field {field} of {server} is not supported and was left out. Write the variables that it brings into env.',
  'paste.variableName':
    '{variable} of {server} is not a name for a variable, so it was left out. Use letters, digits and _, and no digit first.',
  'paste.variableValue': '{variable} of {server} is not text, so it was left out. Write its value as text.',
  'paste.commandSpaces':
    'The command of {server} was taken as the name of one program, spaces and all. If arguments stand in it, move them to args.',
  'paste.doesNotFit':
    '{server} was not taken over, because {field} is not valid: {problem}. Correct it, then paste again.',
  'paste.nul':
    '{server} was not taken over: {field} holds a NUL character, which no program can be given. Take it out.',
  'paste.noFreeName':
    '{server} was not taken over: every name made from it is in use. Give it another name, then paste again.',

  'paste.placeholder':
    'The field {field} of {server} holds the placeholder {variable}, which is not filled in here and stays as it is. Write the value there.',
  'paste.exampleValue':
    '{variable} of {server} has no real value yet. Write it there, or keep it in the keychain.',
  'paste.secretToStore':
    '{variable} of {server} takes its value from the secret {name}. Keep that secret in the keychain before you start the server.',
  'paste.secretInArgument':
    'The argument {argument} of {server} looks like a secret. It would stand in the open in the list of processes: use a variable instead, if the server can read one.',
};
