//! A bar that says how far it is and how fast. Where the error output is no terminal, nothing is drawn.

use std::path::Path;

use indicatif::{ProgressBar, ProgressStyle};

/// The bar of one file.
pub struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// A bar over the bytes of `file`.
    pub fn of(file: &Path, what: &str) -> Progress {
        let size = file.metadata().map_or(0, |told| told.len());
        let bar = ProgressBar::new(size);
        let style = ProgressStyle::with_template("{prefix} {bar:32} {percent:>3} %  {msg}  {eta} left");
        if let Ok(style) = style {
            bar.set_style(style);
        }
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        bar.set_prefix(format!("{name}: {what}"));
        Progress { bar }
    }

    /// So many bytes of the file were read.
    pub fn at(&self, bytes: u64) {
        self.bar.set_position(bytes);
    }

    /// So many letters were kept.
    pub fn letters(&self, count: i64) {
        let seconds = self.bar.elapsed().as_secs_f64();
        let rate = if seconds > 0.0 { count as f64 / seconds } else { 0.0 };
        self.bar.set_message(format!("{count} letters, {rate:.0} a second"));
    }
}

impl Progress {
    /// So many people were read.
    pub fn people(&self, count: u64) {
        let seconds = self.bar.elapsed().as_secs_f64();
        let rate = if seconds > 0.0 { count as f64 / seconds } else { 0.0 };
        self.bar.set_message(format!("{count} people, {rate:.0} a second"));
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
