import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';

interface ActBarProps {
  readonly verb: string;
  readonly isPending: boolean;
  readonly failure: string | null;
  readonly onAct: () => void;
  /** Another thing that may be done instead. */
  readonly children?: ReactNode;
}

/** The one primary act of a page, under the thumb, with why it failed right above it. */
export function ActBar({ verb, isPending, failure, onAct, children }: ActBarProps) {
  return (
    <div className="act-bar">
      {failure !== null && <Alert type="error" showIcon role="alert" title={failure} />}
      <div className="act-bar-acts">
        {children}
        <Button type="primary" size="large" loading={isPending} onClick={onAct} data-testid="act">
          {verb}
        </Button>
      </div>
    </div>
  );
}
