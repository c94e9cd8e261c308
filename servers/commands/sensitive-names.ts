import path from 'node:path';
import { ToolFailure } from '#servers/kit/failure.ts';

/** System and credential files of A.1.2, and what a shell or ssh runs or trusts without asking. Lower case. */
const FILES = new Set(
  [
    'passwd shadow sudoers hosts',
    'authorized_keys authorized_keys2 known_hosts id_rsa id_dsa id_ecdsa id_ed25519',
    '.bashrc .bash_profile .bash_login .bash_logout .bash_aliases .profile .inputrc',
    '.zshrc .zshenv .zprofile .zlogin .zlogout .kshrc .cshrc .tcshrc .login',
    '.gitconfig .git-credentials .netrc _netrc .pgpass .pypirc .rhosts .shosts',
  ].flatMap((names) => names.split(' ')),
);

/** Git runs hooks and programs named in .git/config; the others hold keys. */
const FOLDERS = new Set(['.git', '.ssh', '.gnupg', '.aws', '.kube']);

/** Throws P when `place` (real, inside `folder`) is or lies in something whose content others trust or run. */
export function refuseSensitive(place: { path: string; folder: string }, field: string): void {
  const names = path
    .relative(place.folder, place.path)
    .split(path.sep)
    .map((name) => name.toLowerCase());
  const name = names.find((name) => FOLDERS.has(name)) ?? names.slice(-1).find((name) => FILES.has(name));
  if (name === undefined) return;
  throw new ToolFailure(
    'P',
    `${name} is trusted or run by other programs, so it is not written from here, even inside the workspace. Ask the user to change it.`,
    { field },
  );
}
