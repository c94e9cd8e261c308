import type { Settings } from '#servers/kit/settings.ts';

interface Login {
  username: string;
  password: string;
  serveraddress: string;
}

const DOCKER_HUB = 'docker.io';

/** What the user has set for the registry that an image is in, and for no other: whoever runs one would learn it. */
export function loginFor(image: string, settings: Settings): Login | undefined {
  const username = settings.get('DOCKER_REGISTRY_USERNAME');
  const password = settings.get('DOCKER_REGISTRY_PASSWORD');
  const registry = settings.get('DOCKER_REGISTRY') ?? DOCKER_HUB;
  if (username === undefined || password === undefined || registryOf(image) !== registry) return undefined;
  return {
    username,
    password,
    serveraddress: registry === DOCKER_HUB ? 'https://index.docker.io/v1/' : registry,
  };
}

/** The first part of a name is a registry when it looks like a host. */
export function registryOf(image: string): string {
  const [first = '', ...rest] = image.split('/');
  return rest.length > 0 && (/[.:]/.test(first) || first === 'localhost') ? first : DOCKER_HUB;
}
