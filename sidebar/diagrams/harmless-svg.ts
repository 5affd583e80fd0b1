/** What a drawing is made of. Everything else goes, with all that is in it: scripts, links, HTML, images, animations. */
const ELEMENTS = new Set(
  'svg,g,switch,defs,style,title,desc,path,rect,circle,ellipse,line,polyline,polygon,text,tspan,textPath,marker,symbol,use,clipPath,mask,pattern,linearGradient,radialGradient,stop,filter,feDropShadow,feGaussianBlur,feOffset,feFlood,feComposite,feMerge,feMergeNode'.split(
    ',',
  ),
);
const SVG = 'http://www.w3.org/2000/svg';
/** Whatever names an address but that of a piece of the drawing itself. */
const ADDRESS = /url\(\s*(?!["']?\s*#)|@import|image-set|src\(|\\/i;

/**
 * A drawing as an image, and as a file that people open in a browser: without anything that runs, links or loads.
 * Undefined for what is no SVG.
 */
export function harmlessSvg(markup: string): string | undefined {
  const parsed = new DOMParser().parseFromString(markup, 'image/svg+xml');
  const svg = parsed.documentElement;
  if (svg.localName !== 'svg' || svg.namespaceURI !== SVG) return undefined;
  for (const element of svg.querySelectorAll('*')) {
    if (element.localName === 'a' && element.namespaceURI === SVG) element.replaceWith(...element.childNodes);
    else if (element.namespaceURI !== SVG || !ELEMENTS.has(element.localName)) element.remove();
    else if (element.localName === 'style') element.textContent = withoutAddresses(element.textContent ?? '');
  }
  for (const element of [svg, ...svg.querySelectorAll('*')]) {
    for (const { name, localName, value } of [...element.attributes]) {
      const isAway = localName === 'href' && !value.trim().startsWith('#');
      if (isAway || /^on/i.test(localName) || ADDRESS.test(value)) element.removeAttribute(name);
    }
  }
  return new XMLSerializer().serializeToString(svg);
}

/** All of the styles, or none: a drawing of ours needs no address. */
function withoutAddresses(styles: string): string {
  return ADDRESS.test(styles) ? '' : styles;
}
