import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Equipment } from '../api/answers.ts';
import { useHeldRoles } from '../session/use-held-roles.ts';
import { PieceDrawer } from './piece-drawer.tsx';

/** Enters a piece into the register, or changes its entry: offered to administrators. */
export function RegisterButton({ piece = null }: { piece?: Equipment | null }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  if (!useHeldRoles().includes('administrator')) return null;
  const isNew = piece === null;
  return (
    <>
      <Button type={isNew ? 'primary' : 'default'} onClick={() => setOpen(true)} data-testid="register">
        {t(isNew ? 'register.create' : 'register.change')}
      </Button>
      {isOpen && <PieceDrawer piece={piece} onClose={() => setOpen(false)} />}
    </>
  );
}
