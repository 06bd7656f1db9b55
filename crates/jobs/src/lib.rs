//! A queue of jobs in the transaction of the act.
