import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { ChangeDrawer } from '../acts/change-drawer.tsx';
import { toTagged } from '../acts/use-entry.ts';
import { answered } from '../api/answered.ts';
import type { Equipment } from '../api/answers.ts';
import { api } from '../api/client.ts';
import { readPiece } from '../register/send-piece-act.ts';
import { CapabilityFields, FreeRows } from './capability-fields.tsx';
import { type CapabilityForm, type KnownCapability, toCapabilities, toForm } from './capability-form.ts';

interface CapabilityDrawerProps {
  readonly piece: Equipment;
  /** What is asked of its family, with units. */
  readonly known: readonly KnownCapability[];
  readonly onClose: () => void;
}

/** Says what a piece can do: what requisitions ask for, in the units they ask in. */
export function CapabilityDrawer({ piece: { assetCode }, known, onClose }: CapabilityDrawerProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const act = async (form: CapabilityForm, etag: string) => {
    const params = { path: { assetCode }, header: { 'If-Match': etag } };
    const body = { capabilities: toCapabilities(form) };
    await answered(api.PATCH('/api/v1/equipment/{assetCode}', { params, body }));
    await queryClient.invalidateQueries({
      predicate: ({ queryKey: [, path] }) => String(path).startsWith('/api/v1/equipment'),
    });
    void message.success(t('capability.saved', { assetCode }));
  };
  const read = () => readPiece(assetCode).then((found) => toTagged(found, (body) => toForm(body.capabilities, known)));
  return (
    <ChangeDrawer<CapabilityForm>
      title={t('capability.of', { assetCode })}
      verb={t('capability.save')}
      draft={`capabilities.${assetCode}`}
      entry={{ read }}
      act={act}
      onClose={onClose}
    >
      <p>{t('capability.consequence')}</p>
      <CapabilityFields known={known} />
      <FreeRows />
    </ChangeDrawer>
  );
}
