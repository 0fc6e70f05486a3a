import { App, Form, Input } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ActDrawer } from '../acts/act-drawer.tsx';
import { ChangeDrawer } from '../acts/change-drawer.tsx';
import { toTagged } from '../acts/use-entry.ts';
import type { Carriage } from '../api/answers.ts';
import { problemCode } from '../api/problem.ts';
import { serverNowMs } from '../api/server-clock.ts';
import { PieceField } from '../calendar/piece-field.tsx';
import { TimeField } from '../calendar/propose-fields.tsx';
import { formatMinute } from '../calendar/tell-claim.ts';
import { useTimeZoneName } from '../format/use-time-zone-name.ts';
import { fromWallField, toWallField } from '../format/wall-field.ts';
import { type CarriageForm, toCarriageChange, toForm, toNewCarriage } from './carriage-form.ts';
import { addCarriage, changeCarriage, readCarriage, useReloadCarriers } from './send-carriage.ts';

interface CarriageDrawerProps {
  readonly assetCode: string;
  /** The one to change; none for a new one. */
  readonly carriage: Carriage | null;
  readonly onClose: () => void;
}

/** Puts a piece on a carrier, or says anew from when to when. */
export function CarriageDrawer({ assetCode, carriage, onClose }: CarriageDrawerProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const reload = useReloadCarriers();
  const title = t(carriage === null ? 'carrier.load' : 'carrier.change');
  const done = async ({ carrier }: Carriage) => {
    await reload();
    void message.success(t('carrier.done', { assetCode, carrier }));
  };
  const shared = {
    title: `${title} ${assetCode}`,
    verb: title,
    draft: `carriage.${carriage?.id ?? assetCode}`,
    tell: (error: unknown) => (problemCode(error) === 'in-use' ? t('carrier.taken', { assetCode }) : undefined),
    onClose,
  };
  if (carriage === null) {
    return (
      <ActDrawer<CarriageForm>
        {...shared}
        initial={{ from: toWallField(serverNowMs()) }}
        act={async (form, key) => done(await addCarriage(assetCode, toNewCarriage(form), key))}
      >
        <p>{t('carrier.consequence', { assetCode })}</p>
        <PieceField name="carrier" label={t('carrier.carrier')} except={assetCode} family="vehicle" />
        <PeriodFields />
      </ActDrawer>
    );
  }
  return <ChangeCarriage {...shared} carriage={carriage} onDone={done} />;
}

interface ChangeCarriageProps {
  readonly title: string;
  readonly verb: string;
  readonly draft: string;
  readonly tell: (error: unknown) => string | undefined;
  readonly carriage: Carriage;
  readonly onDone: (changed: Carriage) => Promise<void>;
  readonly onClose: () => void;
}

function ChangeCarriage({ carriage, onDone, ...shared }: ChangeCarriageProps) {
  const { t } = useTranslation();
  const found = useRef(carriage);
  const read = async () => {
    const tagged = await readCarriage(carriage);
    found.current = tagged.body;
    return toTagged(tagged, toForm);
  };
  const act = async (form: CarriageForm, etag: string) =>
    onDone(await changeCarriage(carriage, toCarriageChange(found.current, form), etag));
  const show = (_field: string, value: unknown) => formatMinute(fromWallField(value as string) ?? Number.NaN);
  return (
    <ChangeDrawer<CarriageForm> {...shared} entry={{ read, show }} act={act}>
      <p>{t('carrier.consequence', { assetCode: carriage.assetCode })}</p>
      <p>
        <span className="code">{carriage.carrier}</span> {carriage.carrierName}
      </p>
      <PeriodFields />
    </ChangeDrawer>
  );
}

function PeriodFields() {
  const { t } = useTranslation();
  const zone = useTimeZoneName();
  const form = Form.useFormInstance<CarriageForm>();
  const after = {
    validator: async (_: unknown, to: string | undefined) => {
      const [fromMs, toMs] = [fromWallField(form.getFieldValue('from') as string), fromWallField(to)];
      if (fromMs !== null && toMs !== null && toMs <= fromMs) throw new Error(t('carrier.inOrder'));
    },
  };
  return (
    <div className="field-pair">
      <TimeField name="from" label={t('carrier.from', { zone })} />
      <Form.Item
        name="to"
        label={t('act.optional', { field: t('carrier.to', { zone }) })}
        extra={t('carrier.toHint')}
        dependencies={['from']}
        rules={[after]}
      >
        <Input type="datetime-local" step={60} />
      </Form.Item>
    </div>
  );
}
