import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Equipment } from '../api/answers.ts';
import { query } from '../api/client.ts';
import { useHeldRoles } from '../session/use-held-roles.ts';
import { CapabilityDrawer } from './capability-drawer.tsx';
import { CapabilityFacts } from './capability-facts.tsx';

/** What a piece can do, with units; an administrator says it anew. */
export function PieceCapabilities({ piece }: { piece: Equipment }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const params = { query: { family: piece.family } };
  const known = query.useQuery('get', '/api/v1/capabilities', { params }).data?.items;
  const mayChange = useHeldRoles().includes('administrator') && piece.retired === undefined && known !== undefined;
  return (
    <div className="register-part" data-testid="capabilities">
      <header className="part-head">
        <h3>{t('registry.capabilities')}</h3>
        {mayChange && (
          <Button size="small" onClick={() => setOpen(true)} data-testid="change-capabilities">
            {t('capability.change')}
          </Button>
        )}
      </header>
      <CapabilityFacts capabilities={piece.capabilities} known={known ?? []} />
      {isOpen && known !== undefined && <CapabilityDrawer piece={piece} known={known} onClose={() => setOpen(false)} />}
    </div>
  );
}
