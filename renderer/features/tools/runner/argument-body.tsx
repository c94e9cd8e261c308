import type { ArgumentProps, Edits } from './argument.ts';
import { ListBody } from './list-body.tsx';
import { ObjectBody } from './object-body.tsx';
import { VariantsBody } from './variants-body.tsx';

/** The parts of a value, without its own name. */
export function ArgumentBody({ field, ...props }: ArgumentProps & Edits) {
  switch (field.kind) {
    case 'object':
      return <ObjectBody field={field} {...props} />;
    case 'list':
      return <ListBody field={field} {...props} />;
    case 'variants':
      return <VariantsBody field={field} {...props} />;
    default:
      return null;
  }
}
