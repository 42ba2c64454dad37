"""The words that cues look for, as data: families of terms, lower case, pairs of words joined by `_`.

A family is a hint and not a verdict: what it weighs is fitted, so a doubtful word costs little.
"""

from __future__ import annotations

_MODALITIES = {
    # The subject by its own names.
    "vlm": """
        vlm vlms mllm mllms lvlm lvlms lmm lmms vllm vllms llava blip2 minigpt flamingo internvl gpt4v gpt_4v qwenvl
        qwen_vl qwen2_vl vision_language visual_language visionlanguage language_vision image_language video_language
        multimodal_large modal_large multimodal_language multimodal_llm multimodal_llms modal_llm modal_llms
        large_multimodal multimodal_foundation multimodal_model multimodal_models multimodal_reasoning
        multimodal_understanding multimodal_instruction visual_instruction visual_linguistic vision_llm vision_llms
        video_llm video_llms omni_modal omnimodal vision_and""",
    # Tasks that join seeing and language.
    "task": """
        vqa captioning captioner visual_question image_caption image_captions image_captioning video_captioning
        video_question image_question visual_grounding visual_reasoning visual_commonsense visual_entailment
        visual_dialog visual_dialogue visual_storytelling visual_math visually_grounded phrase_grounding
        referring_expression referring_expressions referring_segmentation referring_image image_text text_image
        video_text text_video cross_modal moment_retrieval composed_image document_understanding document_question
        chart_understanding chart_question report_generation radiology_report gui_agent gui_agents gui_grounding
        open_vocabulary multimodal_question multimodal_machine multimodal_summarization multimodal_sentiment
        multimodal_entity multimodal_dialogue multimodal_rag multimodal_retrieval text_driven text_guided
        language_guided language_driven scene_text text_recognition""",
    "clip": """
        clip siglip blip align coop contrastive_language language_image clip_based clip_s prompt_tuning prompt_learning
        zero_shot""",
    "vla": "vla vlas vlp language_action action_models vision_action embodied_agents language_navigation",
    "multimodal": "multimodal multimodality modality modalities crossmodal multi_modal cross_modal",
    "visual": """
        image images visual visually vision video videos photo photos photographs picture pictures pixel pixels scene
        scenes camera frames ocr chart charts diagram diagrams figures screenshot screenshots illustrations radiograph
        radiographs mri ct histopathology pathology meme memes infographics egocentric rgb paintings remote_sensing
        x_ray visual_tokens visual_encoder vision_encoder visual_features""",
    "language": """
        language text texts textual caption captions linguistic sentence sentences instruction instructions question
        questions answer answering answers description descriptions dialogue conversation narrative prompt prompts
        semantics gpt chatgpt gemini verbal natural_language text_prompts open_ended""",
    "llm": "llm llms gpt llama chatgpt deepseek gpt4 language_model language_models large_language",
}

_NEIGHBOURS = {
    # What looks near and is not the subject when it stands alone.
    "generation": """
        diffusion t2i t2v text_to image_generation video_generation image_synthesis image_editing video_editing
        stable_diffusion latent_diffusion diffusion_model diffusion_models diffusion_transformer flow_matching
        generated_images generated_videos autoregressive_image style_transfer image_to video_synthesis""",
    "audio": """
        audio speech acoustic music speaker speakers voice sound sounds asr tts spoken speech_recognition audio_visual
        audio_language""",
    "pure_vision": """
        segmentation detection depth pose tracking reconstruction gaussian splatting nerf slam deblurring denoising
        backbone keypoint mesh biometrics deepfake odometry super_resolution point_cloud point_clouds optical_flow
        object_detection novel_view face_recognition semantic_segmentation instance_segmentation image_restoration
        image_classification self_supervised""",
    "text_only": """
        translation multilingual lingual parsing morphology tokenization machine_translation word_embeddings
        low_resource knowledge_graph sentiment_analysis code_generation named_entity text_classification
        mathematical_reasoning fact_checking essay essays tweets legal retrieval_augmented""",
    "robot": "robot robots robotic robotics manipulation embodied navigation policy policies driving",
    "sign": "gesture lip lipreading sign_language lip_reading",
    "sensor": "lidar radar eeg imu sensor sensors thermal hyperspectral multispectral wearable time_series",
}


def _split(families: dict[str, str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for family, words in families.items():
        for word in words.split():
            found.setdefault(word.replace("_", " "), []).append(family)
    return {term: tuple(names) for term, names in found.items()}


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FAMILIES = _split(_MODALITIES | _NEIGHBOURS)
"""Term → the families it belongs to."""

OPENERS = _words("""
    introduce introduces introducing present presents presenting propose proposes proposing proposed release releases
    releasing construct constructs constructed build builds built curate curates curated develop develops developed
    create creates created contribute contributes collect collected establish design designed describe describes
    unveil offer provide provides formulate conduct conducts perform""")
"""Verbs with which authors say what is theirs."""

_WORKS = {
    "benchmark": "benchmark benchmarks testbed leaderboard suite testing",
    "dataset": "dataset datasets corpus corpora database collection",
    "model": """
        model models framework method approach architecture network paradigm strategy algorithm module pipeline system
        mechanism technique agent plugin scheme transformer solution loss adapter""",
    "survey": "survey review overview taxonomy roadmap tutorial",
    "study": "study analysis investigation evaluation experiments comparison exploration",
}
WORKS = {noun: kind for kind, nouns in _WORKS.items() for noun in nouns.split()}
"""Noun → the kind of work it names."""

SURVEYING = _words("""
    survey surveys surveyed surveying review reviews reviewed reviewing overview taxonomy roadmap literature tutorial
    """)
TESTING = _words("""
    evaluate evaluates evaluating evaluation assess assesses assessing benchmarking diagnosing probing examine examines
    examining investigate investigates investigating analyze analyzes analysis revisiting""")
