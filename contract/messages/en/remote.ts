/** Servers at a URL: why they cannot be reached, and what helps. */
export const remote = {
  'remote.refused': 'Nothing answers at {host}: the connection was refused.',
  'remote.unknownHost': 'No machine called {host} could be found.',
  'remote.unreachable': '{host} could not be reached: {problem}',
  'remote.certificate':
    '{why, select, selfSigned {{host} vouches for itself: its certificate is signed by nobody else, so anybody could have made it.} unknownIssuer {The certificate of {host} was issued by somebody this machine does not know.} expired {The certificate of {host} has expired.} notYet {The certificate of {host} is not valid yet.} otherName {The certificate of {host} was issued for another name.} noTls {{host} does not speak TLS, which https:// needs.} other {The connection to {host} cannot be trusted: {problem}}}',
  'remote.broken': 'The connection to {host} broke off: {problem}',
  'remote.forbidden':
    '{host} leads to {address}, {kind, select, metadata {where a cloud keeps the credentials of its machines} linkLocal {a link-local address} multicast {a multicast address} unspecified {an address that stands for no machine} reserved {a reserved address} other {an address of a private network}}. Patchbay does not connect there.',
  'remote.redirected': 'It sends its visitors on to {to}, which is not the place that was approved.',
  'remote.redirectedForbidden':
    'It tried to send Patchbay on to {to}, {kind, select, metadata {where a cloud keeps the credentials of its machines} other {an address that no server has}}. That was not followed.',
  'remote.unauthorized': 'It wants to know who is asking (HTTP {status}).',
  'remote.noEndpoint': 'No MCP server answers at this path (HTTP {status}).',
  'remote.status': 'It answered with HTTP status {status}: {said}',
  'remote.notMcp': 'It answered with {type} instead of MCP.',
  'remote.sessionLost': 'It no longer knows this session.',
  'remote.streamEnded': 'It closed its stream of messages.',
  'remote.silentStream': 'Its stream did not say where messages go.',
  'remote.foreignEndpoint': 'It wants messages sent to {to}, which is not the place that was approved.',
  'remote.plainHttp': 'A secret is sent to {host} without encryption: whoever is on the way can read it.',
  'remote.advice.checkRunning': 'Check that the server is running at this address, then start it again.',
  'remote.advice.checkAddress': 'Check the address, then start it again.',
  'remote.advice.checkNetwork': 'Check your network, VPN and firewall, then start it again.',
  'remote.advice.certificate':
    'Check the address, and the clock and certificates of this machine. Patchbay does not connect past a bad certificate.',
  'remote.advice.selfSigned':
    'Give the server a certificate of an authority that this machine knows. On this machine plain http://127.0.0.1 does as well. Patchbay does not connect past a bad certificate.',
  'remote.advice.noTls': 'Try http:// instead of https://, or check the port, then start it again.',
  'remote.advice.checkPath': 'Check the path of the address (often /mcp or /sse), then start it again.',
  'remote.advice.token':
    'Add a header such as Authorization with a token, kept as a secret, then start it again. Signing in by browser comes later.',
  'remote.advice.serverError':
    'The fault is on the side of the server: try again later, or tell who runs it.',
  'remote.advice.redirected': 'If you trust that place, enter it as the address of the server.',
  'remote.advice.distrust': 'Do not trust this server before you know why it does that.',
};
