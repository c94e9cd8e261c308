// What may stand in a request's path or in an image's place. Checked before anything is asked, so that a name can
// never be read as another path or an option.
import { z } from 'zod';

const IMAGE_PATTERN =
  /^(?:[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?(?::\d{1,5})?\/)?[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*)*(?::\w[\w.-]{0,127})?(?:@[a-z0-9]+:[0-9a-f]{32,128})?$/;

/** `[registry[:port]/]name[:tag][@digest]`. */
export const ImageName = z.string().max(256).regex(IMAGE_PATTERN, 'is not the name of an image');

export const Tag = z.string().regex(/^\w[\w.-]{0,127}$/, 'is not a tag');

const Name = z.string().regex(/^[a-zA-Z0-9][a-zA-Z0-9_.-]{0,127}$/, 'is not a name or id');

export const ContainerName = Name.describe('Name or id of a container');
export const NetworkName = Name.describe('Name or id of a network');

export const Environment = z.record(
  z.string().regex(/^[A-Z_][A-Z0-9_]*$/, 'is not a name such as LOG_LEVEL'),
  z.string().refine((value) => !value.includes('\0'), { message: 'holds a NUL byte' }),
);

/** As the Engine API takes them. */
export function environmentList(environment: Record<string, string>): string[] {
  return Object.entries(environment).map(([name, value]) => `${name}=${value}`);
}

/** `registry:5000/team/app:1` apart; the tag is undefined when none is said. */
export function splitImage(image: string): { repository: string; tag: string | undefined } {
  const at = image.lastIndexOf(':');
  return at > image.lastIndexOf('/') && !image.includes('@')
    ? { repository: image.slice(0, at), tag: image.slice(at + 1) }
    : { repository: image, tag: undefined };
}
