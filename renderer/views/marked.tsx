import './marked.css';
import { markedParts } from '../marked-parts.ts';

type MarkedProps = { readonly text: string; readonly tokens: readonly string[] };

/** A text with the parts that were searched for set off. */
export const Marked = ({ text, tokens }: MarkedProps) => {
  if (tokens.length === 0) return text;
  // Parts alternate, and a part is told only by its position.
  return markedParts(text, tokens).map((part, at) =>
    at % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: position is identity here
      <mark key={at}>{part}</mark>
    ) : (
      part
    ),
  );
};
