/** About how long a value is as JSON: characters of its strings, keys and numbers, without writing it out. */
export function weigh(value: unknown): number {
  let sum = 0;
  const open: unknown[] = [value];
  while (open.length > 0) {
    const one = open.pop();
    if (typeof one === 'string') sum += one.length + 2;
    else if (typeof one !== 'object' || one === null) sum += String(one).length;
    else if (Array.isArray(one)) {
      sum += one.length + 1;
      for (const item of one) open.push(item);
    } else {
      sum += 1;
      for (const [key, item] of Object.entries(one)) {
        sum += key.length + 4;
        open.push(item);
      }
    }
  }
  return sum;
}
