const SCALE = 2;
const HEAD = 28;
const KEY = 18;
const GAP = 18;
const PROPERTIES = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'opacity',
  'font-size',
  'font-family',
  'text-anchor',
];

/** A PNG of the chart in a figure on the ground it stands on, with its title and the names of its lines above. */
export async function pictureOf(figure: HTMLElement, title: string): Promise<Blob | undefined> {
  const svg = figure.querySelector<SVGSVGElement>('svg.recharts-surface');
  if (!svg) return undefined;
  const { width, height } = svg.getBoundingClientRect();
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(standalone(svg, width, height))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * SCALE;
  canvas.height = (height + HEAD) * SCALE;
  const context = canvas.getContext('2d');
  if (!context) return undefined;
  const page = getComputedStyle(document.body);
  context.scale(SCALE, SCALE);
  context.fillStyle = page.backgroundColor;
  context.fillRect(0, 0, width, height + HEAD);
  context.fillStyle = page.color;
  context.font = `500 13px ${page.fontFamily}`;
  context.fillText(title, 8, 19);
  let x = 8 + context.measureText(title).width + GAP;
  context.font = `400 12px ${page.fontFamily}`;
  for (const entry of figure.querySelectorAll('figcaption li')) {
    const line = entry.querySelector('line');
    const name = entry.querySelector('span')?.textContent ?? '';
    if (line) x = drawKey(context, getComputedStyle(line), name, x);
  }
  context.drawImage(image, 0, HEAD, width, height);
  return new Promise((resolve) => {
    canvas.toBlob((blob) => resolve(blob ?? undefined));
  });
}

/** A piece of the line and its name; where the next one goes. */
function drawKey(
  context: CanvasRenderingContext2D,
  line: CSSStyleDeclaration,
  name: string,
  x: number,
): number {
  context.strokeStyle = line.stroke;
  context.lineWidth = 2;
  context.setLineDash((line.strokeDasharray.match(/[\d.]+/g) ?? []).map(Number));
  context.beginPath();
  context.moveTo(x, HEAD / 2);
  context.lineTo(x + KEY, HEAD / 2);
  context.stroke();
  context.fillText(name, x + KEY + 6, 18);
  return x + KEY + 6 + context.measureText(name).width + GAP;
}

/** A copy that needs no style sheet: colours are written out as they are seen. */
function standalone(svg: SVGSVGElement, width: number, height: number): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = svg.querySelectorAll('*');
  for (const [index, node] of copy.querySelectorAll('*').entries()) {
    const original = originals[index];
    if (!original) continue;
    const seen = getComputedStyle(original);
    for (const name of PROPERTIES) node.setAttribute(name, seen.getPropertyValue(name));
    node.removeAttribute('style');
    node.removeAttribute('class');
  }
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.removeAttribute('style');
  copy.removeAttribute('class');
  return new XMLSerializer().serializeToString(copy);
}
