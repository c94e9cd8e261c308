import { spawn } from 'node:child_process';
import { exited } from '../command.mjs';
import { Halt } from '../halt.mjs';

/** dpkg refuses to work where root's own folders are not on the PATH. */
export const asRoot = { ...process.env, PATH: `${process.env.PATH ?? '/usr/bin:/bin'}:/usr/sbin:/sbin` };

// Waits for the end of its input, which comes when we say so and also when we are killed; then nothing of the trial
// may stay. A dpkg that is still at work holds its lock for a while.
const SCRIPT = `trap '' INT TERM HUP
cat > /dev/null
pkill -KILL -u "$2"
tries=0
until dpkg --purge "$1"; do
  tries=$((tries + 1))
  [ "$tries" -lt 60 ] || exit 1
  sleep 1
done
userdel --force --remove "$2"
! dpkg-query --show "$1" && ! id "$2"`;

/**
 * A process that takes a package and a user off the machine again, whatever becomes of us.
 * @param {string} name of the package @param {string} user
 */
export function guard(name, user) {
  const child = spawn('sh', ['-c', SCRIPT, 'sh', name, user], {
    cwd: '/',
    detached: true,
    env: asRoot,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  /** Takes both off and resolves when they are gone. */
  const end = async () => {
    child.stdin.end();
    if ((await exited(child)) !== 0)
      throw new Halt(
        `${name} or the user ${user} could not be removed: dpkg --purge ${name}; userdel -r ${user}`,
      );
  };
  return { end };
}
