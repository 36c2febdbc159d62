import './banner.css';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { buttonNames } from '../../shared/button-words.ts';
import { IconButton } from './button.tsx';

type BannerProps = {
  readonly tone: 'warn' | 'info';
  readonly icon: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
  /** What a person can do about it. */
  readonly action?: ReactNode;
  readonly onDismiss?: () => void;
};

export const Banner = ({ tone, icon, title, children, action, onDismiss }: BannerProps) => (
  <div className={`banner ${tone}`} role="status">
    {icon}
    <p>
      <b>{title}.</b> {children}
    </p>
    {action}
    {onDismiss && (
      <IconButton label={buttonNames.dismiss} onClick={onDismiss}>
        <X />
      </IconButton>
    )}
  </div>
);
