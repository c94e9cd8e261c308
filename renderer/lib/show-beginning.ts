/** Room above, so that what it belongs to is seen with it. */
const ABOVE = 40;

/**
 * Scrolls to where something begins that has just appeared and of which only a part is in sight. Whoever reads
 * elsewhere is left alone. Returns what stops waiting for it.
 */
export function showBeginning(element: HTMLElement): () => void {
  const watch = new IntersectionObserver(([seen]) => {
    watch.disconnect();
    if (seen?.isIntersecting !== true || seen.intersectionRatio >= 1) return;
    const box = scrollerOf(element);
    // Not `scrollIntoView`, which moves the whole window too where it can.
    if (box) box.scrollTop += element.getBoundingClientRect().top - box.getBoundingClientRect().top - ABOVE;
  });
  watch.observe(element);
  return () => watch.disconnect();
}

function scrollerOf(element: HTMLElement): HTMLElement | undefined {
  for (let box = element.parentElement; box; box = box.parentElement)
    if (box.scrollHeight > box.clientHeight && /auto|scroll/.test(getComputedStyle(box).overflowY))
      return box;
  return undefined;
}
