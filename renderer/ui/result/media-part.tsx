import { useState } from 'react';
import { ExactText } from '../exact-text.tsx';
import type { Media } from './media.ts';
import { useWords } from './words.ts';

/** A picture or a sound with its type and size; what is not drawn says why. */
export function MediaPart({ media }: { media: Media }) {
  const words = useWords();
  const [broken, setBroken] = useState<string>();
  const [pixels, setPixels] = useState<{ of: string; width: number; height: number }>();
  const size = words.size(media.bytes);
  if (media.kind === 'blob' || media.source === broken) {
    return (
      <div className="text-note text-ink-2">
        <p className="font-mono">
          {media.type === undefined ? words.noType : <ExactText pieces={words.pieces(media.type)} />} · {size}
        </p>
        <p>{words.hidden(media.kind === 'blob' ? media.why : 'broken')}</p>
      </div>
    );
  }
  return (
    <figure className="flex flex-col items-start gap-1">
      {media.kind === 'image' ? (
        <img
          src={media.source}
          alt={words.image(media.type)}
          onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) =>
            setPixels({ of: media.source, width, height })
          }
          onError={() => setBroken(media.source)}
          className="max-h-120 max-w-full rounded-control border border-hairline object-contain"
        />
      ) : (
        // oxlint-disable-next-line jsx-a11y/media-has-caption -- a server sends none
        <audio
          controls
          controlsList="nodownload"
          preload="metadata"
          src={media.source}
          aria-label={words.audio(media.type)}
          onError={() => setBroken(media.source)}
          className="w-full max-w-100"
        />
      )}
      <figcaption className="font-mono text-note text-ink-3">
        {media.type} · {size}
        {pixels?.of === media.source && ` · ${words.pixels(pixels.width, pixels.height)}`}
      </figcaption>
    </figure>
  );
}
