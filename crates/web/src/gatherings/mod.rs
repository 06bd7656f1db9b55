//! When a community meets: its rhythm with a year of dates, and dates to choose among.

pub mod feed;
pub mod form;
pub mod list;
pub mod one;
pub mod pages;
pub mod polls;
pub mod view;
