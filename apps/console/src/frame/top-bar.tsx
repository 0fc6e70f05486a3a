import { AccountMenu } from './account-menu.tsx';
import { AppearanceSwitch, LanguageSwitch } from './preference-switches.tsx';
import { BeijingClock } from './beijing-clock.tsx';
import { LineMark } from './line-mark.tsx';
import { SearchBox } from './search-box.tsx';

export function TopBar() {
  return (
    <header className="top-bar">
      <SearchBox />
      <LineMark />
      <BeijingClock />
      <LanguageSwitch />
      <AppearanceSwitch />
      <AccountMenu />
    </header>
  );
}
