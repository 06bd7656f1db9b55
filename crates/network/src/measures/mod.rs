//! What a graph or its ties say about how people hold together.
//!
//! One measure a file, with its formula. Those over [`Ties`](crate::Ties) do not care who spoke first; those
//! over [`Graph`](crate::Graph) do.

mod betweenness;
mod bridging;
mod centralisation;
mod components;
mod constraint;
mod core_numbers;
mod core_periphery;
mod density;
mod dependence;
mod pagerank;
mod reciprocity;

pub use betweenness::{Betweenness, Sources, betweenness};
pub use bridging::{Bridging, bridging, expected_ei};
pub use centralisation::centralisation;
pub use components::{Components, components};
pub use constraint::constraint;
pub use core_numbers::{CoreNumbers, core_numbers};
pub use core_periphery::{Core, core_periphery};
pub use density::{arc_density, density, isolates, mean_degree};
pub use dependence::{Dependence, dependence};
pub use pagerank::pagerank;
pub use reciprocity::{Reciprocity, reciprocity};

#[cfg(test)]
mod worked_example;
