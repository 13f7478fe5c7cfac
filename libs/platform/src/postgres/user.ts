import { execFileSync } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';

export interface Identity {
  readonly uid: number;
  readonly gid: number;
}

const NAME = 'newsreel-postgres';

/** PostgreSQL refuses to run as root; then it runs as a system user of its own, made where it is missing. Undefined: as we are. */
export function postgresIdentity(): Identity | undefined {
  if (process.getuid?.() !== 0) return undefined;
  return lookUp(NAME) ?? create();
}

function lookUp(name: string): Identity | undefined {
  const ids = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }));
  if (ids.some((answer) => answer.status !== 0)) return undefined;
  return { uid: Number(ids[0]!.stdout), gid: Number(ids[1]!.stdout) };
}

function create(): Identity {
  const attempts: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', NAME]],
    ['adduser', ['-S', '-D', '-H', NAME]],
  ];
  for (const [command, args] of attempts) {
    try {
      execFileSync(command, args, { stdio: 'ignore' });
      break;
    } catch {
      // The next command is that of another family of systems; that none worked is said below.
    }
  }
  const made = lookUp(NAME);
  if (!made) throw new Error(`PostgreSQL does not run as root, and no user ${NAME} could be made for it. Make one (useradd --system ${NAME}), or start newsreel as another user.`);
  return made;
}

/** Whether the identity can walk to a path and read it. Asked of the system itself, as mode bits are not the whole story. */
export async function canReach(path: string, identity: Identity | undefined): Promise<boolean> {
  if (!identity) {
    return access(path, constants.R_OK).then(
      () => true,
      () => false,
    );
  }
  return spawnSync('/bin/sh', ['-c', 'test -r "$0"', path], { ...identity, cwd: '/', stdio: 'ignore' }).status === 0;
}
