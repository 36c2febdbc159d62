import { regionMeaning, takeRegionWords, unknownRegionWords } from '../../shared/session-form-words.ts';
import { regionHint } from '../session-form.ts';
import { Button } from '../ui/button.tsx';

type RegionHintsProps = { readonly typed: string; readonly onTake: (region: string) => void };

/** Below the region: known ones that begin as typed, or the nearest to one nobody knows yet. */
export const RegionHints = ({ typed, onTake }: RegionHintsProps) => {
  const hint = regionHint(typed);
  switch (hint.kind) {
    case 'none':
      return typed.trim() === '' ? regionMeaning : null;
    case 'suggestions':
      return (
        <div className="take-over">
          {hint.regions.map((region) => (
            <Button key={region} onClick={() => onTake(region)}>
              {region}
            </Button>
          ))}
        </div>
      );
    case 'unknown':
      return (
        <div className="take-over">
          <span>{unknownRegionWords(typed.trim(), hint.nearest)}</span>
          {hint.nearest && (
            <Button onClick={() => hint.nearest && onTake(hint.nearest)}>{takeRegionWords(hint.nearest)}</Button>
          )}
        </div>
      );
  }
};
