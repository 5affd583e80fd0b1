import { measure } from './text-measure.ts';

const OFFERS =
  /^(you (may|might) (also|like)|related|recommended|recommendations|customers (also|who)|people (also|who)|recently viewed|more (from|like|in|on|stories|articles|posts)|similar|also (bought|viewed|available)|frequently bought|popular|trending|share (this|on)|follow us|sign up|subscribe|newsletter|join (our|the)|featured (posts|articles|products)|latest (posts|news|articles)|read (next|more)|keep reading|up next|need help|contact us|see also|leave a (reply|comment)|write a review|ähnliche|verwandte|das könnte|vous aimerez|articles similaires|te puede interesar|productos relacionados)\b/i;

/** What is offered under a heading of its own beside the subject of the page, on goods, articles and lists alike. */
export function offeredIn(root: Element, total: number): Element[] {
  const offered: Element[] = [];
  for (const heading of root.querySelectorAll('h2, h3, h4, h5, h6, [role="heading"]')) {
    if (!OFFERS.test(heading.textContent.trim())) continue;
    let section: Element = heading;
    for (let outer = heading.parentElement; outer && outer !== root; outer = outer.parentElement) {
      // Up to the box that this heading is the first of.
      if (measure(outer).chars > 0.3 * total) break;
      if (!outer.textContent.trim().startsWith(heading.textContent.trim())) break;
      section = outer;
    }
    if (section !== heading) offered.push(section);
  }
  return offered;
}

/** Lines about rights, at the foot of pages of every kind. */
export function smallPrint(root: Element): Element[] {
  return [...root.querySelectorAll('p, div, section, span, li, small')].filter((element) => {
    const { chars } = measure(element);
    return (
      chars > 0 && chars < 300 && /^(©|copyright\b|\(c\) \d{4})|all rights reserved/i.test(element.textContent.trim())
    );
  });
}
