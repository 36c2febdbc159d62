/** Finds text that a person cannot read where it stands: cut off, out of reach, or under other text. */
import type { Page } from 'playwright';

/** Runs in the page: all it uses is inside. */
const lookForLostText = (): readonly string[] => {
  type Box = { left: number; top: number; right: number; bottom: number };
  type Piece = { readonly node: Text; readonly element: Element; readonly box: Box; readonly words: string };
  const slack = 2;
  /** Two rows of a list. */
  const leastView = 72;
  const isBelow = (element: Element | null, selector: string) => element?.closest(selector) !== null;

  /** Words for screen readers have no room on the screen. */
  const isForEarsOnly = (element: Element) => {
    for (let at: Element | null = element; at !== null; at = at.parentElement) {
      if (at.clientWidth <= 1 && getComputedStyle(at).position === 'absolute') return true;
    }
    return false;
  };

  const placed = ({ element, words }: Piece) => {
    const path: string[] = [];
    for (let at: Element | null = element; at !== null && path.length < 3; at = at.parentElement) {
      const name = typeof at.className === 'string' && at.className !== '' ? `.${at.className.split(' ')[0]}` : '';
      path.unshift(`${at.tagName.toLowerCase()}${name}`);
    }
    return `“${words.slice(0, 60)}” in ${path.join(' > ')}`;
  };

  const pieces: Piece[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    const words = (node.textContent ?? '').trim();
    if (!(node instanceof Text) || element === null || words === '') continue;
    if (isForEarsOnly(element)) continue;
    if (isBelow(element, 'script, style, [inert], [hidden], [data-base-ui-focus-guard]')) continue;
    const style = getComputedStyle(element);
    if (style.visibility !== 'visible' || Number(style.opacity) === 0) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const { left, top, right, bottom, width, height } = range.getBoundingClientRect();
    if (width > 0 && height > 0) pieces.push({ node, element, box: { left, top, right, bottom }, words });
  }

  const isCut = (box: Box, by: Box, x: boolean, y: boolean) =>
    (x && (box.left < by.left - slack || box.right > by.right + slack)) ||
    (y && (box.top < by.top - slack || box.bottom > by.bottom + slack));

  /** What of the text is to be seen; undefined once it has been scrolled away, and a problem where it is cut off. */
  const judge = (piece: Piece): { readonly seen?: Box; readonly problem?: string } => {
    let box = { ...piece.box };
    let position = '';
    for (let at: Element | null = piece.element; at !== null; at = at.parentElement) {
      const style = getComputedStyle(at);
      const isRoot = at === document.documentElement || at === document.body;
      const escapes =
        !isRoot &&
        ((position === 'fixed' && style.transform === 'none') ||
          (position === 'absolute' && style.position === 'static'));
      if (!escapes && style.display !== 'contents' && style.display !== 'inline') {
        position = '';
        const border = at.getBoundingClientRect();
        const by = isRoot
          ? { left: 0, top: 0, right: innerWidth, bottom: innerHeight }
          : { left: border.left, top: border.top, right: border.right, bottom: border.bottom };
        const [x, y] = [style.overflowX, style.overflowY];
        const scrolls = { x: x === 'auto' || x === 'scroll', y: y === 'auto' || y === 'scroll' };
        if (scrolls.x) box = { ...box, left: Math.max(box.left, by.left), right: Math.min(box.right, by.right) };
        if (scrolls.y) box = { ...box, top: Math.max(box.top, by.top), bottom: Math.min(box.bottom, by.bottom) };
        if (box.right - box.left < 1 || box.bottom - box.top < 1) return {};
        const hides = { x: isRoot || x === 'hidden' || x === 'clip', y: isRoot || y === 'hidden' || y === 'clip' };
        if (isCut(box, by, hides.x, hides.y)) {
          const isShortened = style.textOverflow === 'ellipsis' && !isCut(box, by, false, hides.y);
          if (!isShortened) return { problem: 'cut off' };
          if (piece.element.closest('[title], button[aria-label]') === null)
            return { problem: 'shortened without a title' };
          box = { ...box, left: Math.max(box.left, by.left), right: Math.min(box.right, by.right) };
        }
      }
      if (style.position === 'fixed') position = 'fixed';
      else if (style.position === 'absolute') position = 'absolute';
      else if (style.position !== 'static') position = '';
    }
    return { seen: box };
  };

  const isOpaque = (element: Element) => {
    const color = getComputedStyle(element).backgroundColor;
    const [, alpha = '1'] = /[,/]\s*([\d.]+)\)$/.exec(color.startsWith('rgb(') ? '' : color) ?? [];
    return color !== 'transparent' && Number(alpha) > 0.9;
  };

  /** Whether both texts are painted where they meet, one over the other. */
  const meet = (one: Piece, other: Piece, x: number, y: number) => {
    const stack = document.elementsFromPoint(x, y);
    const [first, second] = [stack.indexOf(one.element), stack.indexOf(other.element)];
    if (first < 0 || second < 0 || first === second) return false;
    const lower = first < second ? other.element : one.element;
    return !stack.slice(0, Math.max(first, second)).some((each) => isOpaque(each) && !each.contains(lower));
  };

  const found: string[] = [];
  const seen: { readonly piece: Piece; readonly box: Box }[] = [];
  for (const piece of pieces) {
    const { seen: box, problem } = judge(piece);
    if (problem !== undefined) found.push(`${problem}: ${placed(piece)}`);
    else if (box !== undefined) seen.push({ piece, box });
  }
  for (const scroller of document.querySelectorAll('body *')) {
    const { overflowY } = getComputedStyle(scroller);
    if (overflowY !== 'auto' && overflowY !== 'scroll') continue;
    const { scrollHeight, clientHeight, className } = scroller;
    if (scrollHeight > clientHeight + slack && clientHeight < leastView) {
      found.push(`only ${clientHeight} px to scroll in: ${className}`);
    }
  }
  seen.forEach((one, index) => {
    for (const other of seen.slice(index + 1)) {
      const left = Math.max(one.box.left, other.box.left);
      const right = Math.min(one.box.right, other.box.right);
      const top = Math.max(one.box.top, other.box.top);
      const bottom = Math.min(one.box.bottom, other.box.bottom);
      if (right - left <= slack || bottom - top <= slack * 2) continue;
      if (one.piece.element.contains(other.piece.element) || other.piece.element.contains(one.piece.element)) continue;
      if (meet(one.piece, other.piece, (left + right) / 2, (top + bottom) / 2)) {
        found.push(`overlapping: ${placed(one.piece)} and ${placed(other.piece)}`);
      }
    }
  });
  return [...new Set(found)];
};

export const findLostText = (page: Page): Promise<readonly string[]> => page.evaluate(lookForLostText);

/** Makes every word of ours and of others 40 % longer, as another language does. */
export const lengthenWords = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const lengthened: { node: Text; was: string; is: string }[] = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (!(node instanceof Text) || node.parentElement?.closest('script, style, .mono, output')) continue;
      const is = node.data.replace(
        /[\p{L}’]{2,}/gu,
        (word) => word + word.slice(0, Math.ceil(word.length * 0.4)).toLowerCase(),
      );
      if (is !== node.data) lengthened.push({ node, was: node.data, is });
    }
    for (const { node, is } of lengthened) node.data = is;
    Object.assign(globalThis, { lengthened });
  });

export const shortenWords = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const lengthened: { node: Text; was: string; is: string }[] = Reflect.get(globalThis, 'lengthened') ?? [];
    for (const { node, was, is } of lengthened) if (node.data === is) node.data = was;
    Reflect.deleteProperty(globalThis, 'lengthened');
  });
