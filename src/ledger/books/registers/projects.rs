//! Projects, stage by stage.
