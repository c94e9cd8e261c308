import { THIS } from '../halt.mjs';

/** What npm's output says went wrong, most telling first, and what to do about it. @type {[RegExp, string][]} */
const CAUSES = [
  [
    /EINTEGRITY/,
    `a package arrived damaged. Run ${THIS} again; if this repeats, ask who runs your npm proxy.`,
  ],
  [/ENOSPC/, `the disk is full. Free about 2 GB, then run ${THIS} again.`],
  [
    /\bE40[13]\b/,
    `the registry refused access. Check the login in your npm settings, then run ${THIS} again.`,
  ],
  [
    /\bE404\b/,
    'the registry does not have a package. Check that your npm settings name a complete registry.',
  ],
  [
    /EUSAGE|can only install packages when/,
    'package-lock.json does not match package.json. Run npm install once.',
  ],
  [
    /ENOTFOUND|ECONN|ETIMEDOUT|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET|CERT|network/i,
    `could not reach the registry. Check the network or your npm proxy settings, then run ${THIS} again.`,
  ],
  [
    /EACCES|EPERM/,
    `a file may not be written. Check who owns this folder and ~/.npm, then run ${THIS} again.`,
  ],
  [/ENOENT.*npm|command not found/, `npm was not found. Install npm, then run ${THIS} again.`],
];

/**
 * One sentence for a failed npm command.
 * @param {string} command
 * @param {string} output
 * @param {string} log
 */
export function npmTrouble(command, output, log) {
  const known = CAUSES.find(([pattern]) => pattern.test(output))?.[1];
  const said = output.match(/npm (?:error|ERR!) (?!code)(.+)/)?.[1];
  return `${command} failed: ${known ?? said ?? 'npm gave no reason.'} Full log: ${log}`;
}
