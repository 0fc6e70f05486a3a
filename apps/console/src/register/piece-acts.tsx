import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RegisterButton } from '../administration/register-button.tsx';
import type { Equipment } from '../api/answers.ts';
import { useHeldRoles } from '../session/use-held-roles.ts';
import { OwnerDrawer } from './owner-drawer.tsx';
import { ReinstateDrawer, RetireDrawer } from './retire-drawer.tsx';

const DRAWERS = { changeOwner: OwnerDrawer, retire: RetireDrawer, reinstate: ReinstateDrawer } as const;
type Verb = keyof typeof DRAWERS;

/** What an administrator may do with the entry of a piece; a retired one is only taken in again. */
export function PieceActs({ piece }: { piece: Equipment }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Verb | null>(null);
  if (!useHeldRoles().includes('administrator')) return null;
  const verbs: readonly Verb[] = piece.retired ? ['reinstate'] : ['changeOwner', 'retire'];
  const Drawer = open === null ? null : DRAWERS[open];
  return (
    <div className="piece-acts">
      {!piece.retired && <RegisterButton piece={piece} />}
      {verbs.map((verb) => (
        <Button key={verb} onClick={() => setOpen(verb)} data-testid={`piece-${verb}`}>
          {t(`pieceAct.${verb}`)}
        </Button>
      ))}
      {Drawer !== null && <Drawer piece={piece} onClose={() => setOpen(null)} />}
    </div>
  );
}
