import { Fragment, type ReactNode } from 'react';

type SlotsOf<Words extends string> = Words extends `${string}{${infer Slot}}${infer Rest}`
  ? Slot | SlotsOf<Rest>
  : never;

type SentenceProps<Words extends string> = {
  readonly words: Words;
  /** What stands in the places of its {slots}. */
  readonly parts: Readonly<Record<SlotsOf<Words>, ReactNode>>;
};

/** A whole sentence with elements in it, wherever its language wants them. */
export const Sentence = <Words extends string>({ words, parts }: SentenceProps<Words>) => {
  const standing = new Map<string, ReactNode>(Object.entries(parts));
  return words.split(/[{}]/).map((piece, at) =>
    // Words and slots alternate.
    at % 2 === 0 ? piece : <Fragment key={piece}>{standing.get(piece)}</Fragment>,
  );
};
