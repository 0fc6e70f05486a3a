import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';

export function formatDashboard(dashboard: Dashboard): string {
  return `${JSON.stringify(dashboard, null, 2)}\n`;
}
