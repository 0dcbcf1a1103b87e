/* theme.h - the colours there are: those of the terminal itself, or ours for a
 * background that is dark or light, or black and white alone. */
#ifndef TUI_THEME_H
#define TUI_THEME_H

enum theme { THEME_AUTO, THEME_DARK, THEME_LIGHT, THEME_CONTRAST, THEME_NONE };

#endif
