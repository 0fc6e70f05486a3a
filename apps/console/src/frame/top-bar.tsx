import { AccountMenu } from './account-menu.tsx';
import { AppearanceSwitch, LanguageSwitch } from './preference-switches.tsx';
import { LineMark } from './line-mark.tsx';
import { SearchBox } from './search-box.tsx';
import { WaitingMark } from './waiting-mark.tsx';
import { WallClock } from './wall-clock.tsx';

export function TopBar() {
  return (
    <header className="top-bar">
      <SearchBox />
      <WaitingMark />
      <LineMark />
      <WallClock />
      <LanguageSwitch />
      <AppearanceSwitch />
      <AccountMenu />
    </header>
  );
}
