import './copy-text.css';
import { Check, Copy } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { buttonNames, copiedTextWords } from '../../shared/button-words.ts';
import { Button } from './button.tsx';

const saidForMs = 2000;

/** Pages of ours are refused every permission, that for the newer interface of the clipboard too. */
const copyTextOf = (element: HTMLElement): boolean => {
  const selection = getSelection();
  selection?.selectAllChildren(element);
  const isCopied = document.execCommand('copy');
  selection?.removeAllRanges();
  return isCopied;
};

type CopyTextProps = { readonly label: string; readonly text: string };

/** A line to take along; never one with a secret in it. */
export const CopyText = ({ label, text }: CopyTextProps) => {
  const [isCopied, setCopied] = useState(false);
  const line = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), saidForMs);
    return () => clearTimeout(timer);
  }, [isCopied]);
  return (
    <div className="copy-text">
      <code ref={line}>{text}</code>
      <Button aria-description={label} onClick={() => line.current && setCopied(copyTextOf(line.current))}>
        {isCopied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
        {isCopied ? buttonNames.copied : buttonNames.copy}
      </Button>
      <span className="unseen" role="status">
        {isCopied && copiedTextWords(label)}
      </span>
    </div>
  );
};
