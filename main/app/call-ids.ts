import { randomFillSync } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';

const BYTES = 16;
const AT_ONCE = 256;

/** Makes ids of calls, version 7. To ask the system for chance costs more than the rest of an id: it is asked for many at once. */
export function createCallIds(): () => string {
  const chance = new Uint8Array(BYTES * AT_ONCE);
  let used = chance.length;
  return () => {
    if (used === chance.length) {
      randomFillSync(chance);
      used = 0;
    }
    const random = chance.subarray(used, used + BYTES);
    used += BYTES;
    return uuidv7({ random });
  };
}
