//! Where settings, state and ledgers of one's own live.

use std::ffi::OsString;
use std::path::PathBuf;

use etcetera::app_strategy::{AppStrategy, AppStrategyArgs, Xdg};

/// The folders of one user; one is missing where nothing says where it would be.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Places {
    /// Settings and themes: `$TOUCHLINE_CONFIG_DIR`, else `touchline` under `$XDG_CONFIG_HOME`
    /// or `~/.config`.
    pub config: Option<PathBuf>,
    /// What is remembered between runs: `$TOUCHLINE_STATE_DIR`, else `touchline` under
    /// `$XDG_STATE_HOME` or `~/.local/state`.
    pub state: Option<PathBuf>,
    /// Ledgers: `$TOUCHLINE_DATA_DIR`, else `touchline` under `$XDG_DATA_HOME` or
    /// `~/.local/share`.
    pub data: Option<PathBuf>,
}

impl Places {
    /// The folders by this process's environment. None of them is made.
    pub fn find() -> Self {
        Self::by(|name| std::env::var_os(name))
    }

    fn by(environment: impl Fn(&str) -> Option<OsString>) -> Self {
        let args = AppStrategyArgs { app_name: "touchline".to_owned(), ..AppStrategyArgs::default() };
        let usual = Xdg::new(args).ok();
        let named = |name: &str| environment(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        Self {
            config: named("TOUCHLINE_CONFIG_DIR").or_else(|| Some(usual.as_ref()?.config_dir())),
            state: named("TOUCHLINE_STATE_DIR").or_else(|| usual.as_ref()?.state_dir()),
            data: named("TOUCHLINE_DATA_DIR").or_else(|| Some(usual.as_ref()?.data_dir())),
        }
    }
}

/// How the journal names who decides here.
pub fn user_name() -> String {
    let named = |name| std::env::var(name).ok().filter(|who| !who.is_empty());
    let who = ["USER", "LOGNAME", "USERNAME"].into_iter().find_map(named).unwrap_or_else(|| "you".to_owned());
    crate::text::sanitise_to(&who, 64).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_own_variables_stand_above_the_usual_places() {
        let places = Places::by(|name| match name {
            "TOUCHLINE_CONFIG_DIR" => Some("/c".into()),
            "TOUCHLINE_STATE_DIR" => Some(OsString::new()),
            _ => None,
        });
        assert_eq!(places.config, Some("/c".into()));
        assert!(places.state.is_none_or(|state| state.ends_with("touchline")));
        assert!(places.data.is_none_or(|data| data.ends_with("touchline")));
    }
}
