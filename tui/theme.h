/* theme.h - what background colours must stand out from; auto is either. */
#ifndef TUI_THEME_H
#define TUI_THEME_H

enum theme { THEME_AUTO, THEME_DARK, THEME_LIGHT };

#endif
